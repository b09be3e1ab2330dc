/** Whether the text can name a skill's error: `service-error`, in kebab-case. */
export function isErrorCode(text: string): boolean {
  return /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(text);
}
