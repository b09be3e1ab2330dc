import { isReservedName } from "@skillwright/core";

/** Longest path that Windows, zip tools and git all take. */
const maxPathLength = 240;

/**
 * Why no file may be written at a path, on this system or any other; `undefined` when one may.
 *
 * @param path - relative, with forward slashes.
 */
export function checkFilePath(path: string): string | undefined {
  if (path === "") return "it is empty";
  if (path.length > maxPathLength) return `it is longer than ${maxPathLength} characters`;
  if (!path.isWellFormed()) return "it is not valid Unicode";
  if (/^[/\\]|^[A-Za-z]:/.test(path)) return "it is absolute";
  if (path.includes("\\")) return "it has a backslash, which separates directories on Windows";
  if (/[\p{Cc}\p{Cf}<>:"|?*]/u.test(path)) return "it has a character that not every system allows";
  for (const part of path.split("/")) {
    if (part === "" || part === ".") return "it has an empty part";
    if (part === "..") return "it leads out of the skill";
    if (/[. ]$/.test(part)) return "it has a part that ends in a dot or blank, which Windows drops";
    if (isReservedName(part)) return "it has the name of a Windows device";
    if (/^(?:\.git|git~\d+)$/i.test(part)) return "it lies in a git directory";
  }
  return undefined;
}
