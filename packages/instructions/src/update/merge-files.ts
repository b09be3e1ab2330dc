import { fileDigest, type InstructionFile } from "../package/instruction-file.ts";

/** What an update does to one file. */
export type FileChange =
  /** New in the source. */
  | "added"
  /** Changed in the source, not here. */
  | "changed"
  /** Gone from the source, not edited here. */
  | "removed"
  /** Edited, added or removed here, not changed in the source. */
  | "kept"
  /** Changed on both sides, differently. */
  | "conflict";

/** Files after an update, and how they came about; files that stay as they are are not listed. */
export interface MergedFiles {
  readonly files: readonly InstructionFile[];
  readonly changes: readonly { readonly path: string; readonly change: FileChange }[];
}

/**
 * Takes what changed in the source and keeps what was edited here.
 *
 * @param base - digests of the files as they were imported.
 * @param conflicts - whose version of a file changed on both sides is taken.
 */
export function mergeFiles(
  base: Readonly<Record<string, string>>,
  local: readonly InstructionFile[],
  upstream: readonly InstructionFile[],
  conflicts: "local" | "source",
): MergedFiles {
  const here = new Map(local.map((file) => [file.path, file]));
  const there = new Map(upstream.map((file) => [file.path, file]));
  const paths = [...new Set([...here.keys(), ...there.keys(), ...Object.keys(base)])].sort();
  const merged = paths.map((path) => {
    const mine = here.get(path);
    const theirs = there.get(path);
    const change = compare(base[path], mine && fileDigest(mine), theirs && fileDigest(theirs));
    const takesMine = change === "kept" || (change === "conflict" && conflicts === "local");
    return { path, change, file: takesMine ? mine : theirs };
  });
  return {
    files: merged.flatMap(({ file }) => file ?? []),
    changes: merged.flatMap(({ path, change }) => (change === undefined ? [] : { path, change })),
  };
}

function compare(
  base: string | undefined,
  mine: string | undefined,
  theirs: string | undefined,
): FileChange | undefined {
  if (mine === theirs) return undefined;
  if (theirs === base) return "kept";
  if (mine !== base) return "conflict";
  if (theirs === undefined) return "removed";
  return base === undefined ? "added" : "changed";
}
