import { valid } from "@renovatebot/pep440";

/** Whether the text is a version by PEP 440, such as `3.11` or `3.14.0rc1`. */
export function isPythonVersion(text: string): boolean {
  return valid(text) !== null;
}
