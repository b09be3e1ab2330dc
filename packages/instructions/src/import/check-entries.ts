import type { Diagnostic } from "@skillwright/core";
import { checkFilePath } from "../package/check-file-path.ts";
import { findPathCollisions } from "../package/find-path-collisions.ts";
import { packageLimits } from "../package/package-limits.ts";
import type { SourceEntry } from "../source/source-tree.ts";

/** Everything that keeps the files of one skill from being copied; looked at before any is read. */
export function checkEntries(entries: readonly SourceEntry[]): Diagnostic[] {
  const { maxFiles, maxBytes } = packageLimits;
  const bytes = entries.reduce((sum, { size }) => sum + size, 0);
  const problems: Diagnostic[] = [];
  if (entries.length > maxFiles) {
    add("too-many-files", `the skill has ${entries.length} files, at most ${maxFiles} are taken`);
  }
  if (bytes > maxBytes)
    add("too-large", `the skill has ${bytes} bytes, at most ${maxBytes} are taken`);
  for (const { path, kind } of entries) {
    const reason = checkFilePath(path);
    if (reason !== undefined)
      add("path-unsafe", `${JSON.stringify(path)} may not be written: ${reason}`, path);
    if (kind === "special")
      add("not-a-file", `${path} is a link or another thing that is no file`, path);
  }
  for (const [one, other] of findPathCollisions(entries.map(({ path }) => path))) {
    add("path-collision", `${one} and ${other} are one file on some systems`, other);
  }
  return problems;

  function add(code: string, message: string, file?: string): void {
    problems.push({ code, severity: "error", message, file });
  }
}
