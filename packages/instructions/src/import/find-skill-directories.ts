import type { SourceEntry } from "../source/source-tree.ts";

/** Directories below which no skill is looked for: the client guide asks for a bound. */
const maxDepth = 6;

/**
 * The directories that hold a skill: the source itself if it does, else every one below it, but
 * none inside another skill.
 */
export function findSkillDirectories(entries: readonly SourceEntry[]): string[] {
  const directories = entries
    .filter(({ path }) => /(?:^|\/)skill\.md$/.test(path) || /(?:^|\/)SKILL\.md$/.test(path))
    .map(({ path }) => path.split("/").slice(0, -1))
    .filter(
      (parts) =>
        parts.length <= maxDepth && !parts.includes("node_modules") && !parts.includes(".git"),
    )
    .map((parts) => parts.join("/"));
  const sorted = [...new Set(directories)].sort();
  return sorted.filter((directory) => !sorted.some((other) => isInside(directory, other)));
}

/** Whether a path lies in a directory; `""` is the source itself. */
export function isInside(path: string, directory: string): boolean {
  if (directory === "") return path !== "";
  return path.startsWith(`${directory}/`);
}
