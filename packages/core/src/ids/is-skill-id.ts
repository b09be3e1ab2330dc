/** Longest id that a manifest may name. */
export const maxSkillIdLength = 64;

const pattern = new RegExp(`^[a-z0-9][a-z0-9_-]{0,${maxSkillIdLength - 1}}$`);

/** Whether the text is 1 to 64 characters of `a-z 0-9 - _`, the first a letter or digit. */
export function isSkillId(text: string): boolean {
  return pattern.test(text);
}
