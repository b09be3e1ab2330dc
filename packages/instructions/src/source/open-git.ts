import { fetchCommit } from "../git/fetch-commit.ts";
import { listTree, type TreeEntry } from "../git/list-tree.ts";
import { readBlobs } from "../git/read-blobs.ts";
import { sourceLimits } from "../package/package-limits.ts";
import type { SkillSource } from "./skill-source.ts";
import { tooManyEntries } from "./source-failures.ts";
import type { SourceTree } from "./source-tree.ts";

/** A directory of a git repository as a source, at its ref or at a commit that a lock file names. */
export async function openGit(
  { url, ref = "HEAD", path }: Extract<SkillSource, { type: "git" }>,
  {
    commit = ref,
    signal,
  }: { readonly commit?: string | undefined; readonly signal?: AbortSignal | undefined },
): Promise<SourceTree> {
  const fetched = await fetchCommit(url, commit, signal);
  try {
    const { gitDir } = fetched;
    const prefix = path === undefined ? "" : `${path}/`;
    const all = await listTree(gitDir, fetched.commit, signal);
    const inside = all.filter((entry) => entry.path.startsWith(prefix));
    if (inside.length > sourceLimits.maxEntries) throw tooManyEntries(url);
    const objectIds = new Map<object, string>();
    const entries = inside.map((entry) => {
      const relative = withoutPrefix(entry, prefix);
      objectIds.set(relative, entry.objectId);
      return relative;
    });
    return {
      entries,
      commit: fetched.commit,
      read: (wanted) =>
        readBlobs(
          gitDir,
          wanted.map((entry) => objectIds.get(entry) ?? ""),
          signal,
        ),
      [Symbol.asyncDispose]: () => fetched[Symbol.asyncDispose](),
    };
  } catch (error) {
    await fetched[Symbol.asyncDispose]();
    throw error;
  }
}

function withoutPrefix({ path, kind, size, executable }: TreeEntry, prefix: string) {
  return { path: path.slice(prefix.length), kind, size, executable };
}
