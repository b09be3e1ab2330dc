import { asciiLowerCase } from "./ascii-lower-case.ts";

/**
 * A name as programming languages accept it: `[a-z0-9_]`, not beginning with a digit.
 *
 * Different names may give the same identifier; a name without ASCII letters and digits gives `compiled_skill`.
 */
export function identifier(name: string): string {
  const words = name.split(/[^A-Za-z0-9]/).filter((word) => word !== "");
  if (words.length === 0) return "compiled_skill";
  const joined = asciiLowerCase(words.join("_"));
  return /^[0-9]/.test(joined) ? `skill_${joined}` : joined;
}
