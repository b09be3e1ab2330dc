import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sourceLimits } from "../package/package-limits.ts";
import { tooManyEntries } from "./source-failures.ts";
import type { SourceEntry, SourceTree } from "./source-tree.ts";

/** What tools leave beside skills, and never part of one. */
const skippedNames = new Set([".git", "node_modules", "__pycache__", ".venv", ".DS_Store"]);

/** A directory as a source; links in it are seen, never followed. */
export async function openDirectory(root: string): Promise<SourceTree> {
  const entries: SourceEntry[] = [];
  await visit("");
  return {
    entries,
    read: (wanted) => Promise.all(wanted.map(({ path }) => readFile(join(root, path)))),
    [Symbol.asyncDispose]: async () => {},
  };

  async function visit(parent: string): Promise<void> {
    for (const name of (await readdir(join(root, parent))).sort()) {
      if (skippedNames.has(name)) continue;
      const path = parent === "" ? name : `${parent}/${name}`;
      const stats = await lstat(join(root, path));
      if (stats.isDirectory()) {
        await visit(path);
        continue;
      }
      if (entries.length === sourceLimits.maxEntries) throw tooManyEntries(root);
      const kind = stats.isFile() ? "file" : "special";
      entries.push({ path, kind, size: stats.size, executable: (stats.mode & 0o111) !== 0 });
    }
  }
}
