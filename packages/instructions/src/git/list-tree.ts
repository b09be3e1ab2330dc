import type { SourceEntry } from "../source/source-tree.ts";
import { runGit } from "./run-git.ts";

/** A file of a commit, with the name of its content. */
export interface TreeEntry extends SourceEntry {
  readonly objectId: string;
}

const treeLine =
  /^(?<mode>\d{6}) (?<type>\w+) (?<objectId>[0-9a-f]+) +(?<size>\d+|-)\t(?<path>.*)$/s;

/** Everything in a commit's tree; links and submodules are `special`. */
export async function listTree(
  gitDir: string,
  commit: string,
  signal?: AbortSignal,
): Promise<TreeEntry[]> {
  const output = await runGit(["-C", gitDir, "ls-tree", "-r", "-l", "-z", "--full-tree", commit], {
    signal,
  });
  return output
    .toString()
    .split("\0")
    .flatMap((line) => {
      const { mode, objectId, size, path } = treeLine.exec(line)?.groups ?? {};
      if (mode === undefined || objectId === undefined || path === undefined) return [];
      const kind = mode.startsWith("100") ? "file" : "special";
      return [
        { path, kind, size: Number(size) || 0, executable: mode === "100755", objectId } as const,
      ];
    });
}
