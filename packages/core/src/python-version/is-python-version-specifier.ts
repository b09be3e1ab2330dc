import { validRange } from "@renovatebot/pep440";

/** Whether the text is a list of version specifiers by PEP 440, such as `>=3.11,<4`; an empty one is. */
export function isPythonVersionSpecifier(text: string): boolean {
  return validRange(text);
}
