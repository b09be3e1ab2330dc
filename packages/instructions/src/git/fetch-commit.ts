import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runGit } from "./run-git.ts";

/** One commit of a repository, fetched without history and without a working tree. */
export interface FetchedCommit extends AsyncDisposable {
  /** The bare repository, in a temporary place. */
  readonly gitDir: string;
  /** 40 or 64 hexadecimal digits. */
  readonly commit: string;
}

/** Fetches a branch, tag or commit; nothing is checked out, so no filter, hook or link takes effect. */
export async function fetchCommit(
  url: string,
  ref: string,
  signal?: AbortSignal,
): Promise<FetchedCommit> {
  const gitDir = await mkdtemp(join(tmpdir(), "skillwright-git-"));
  const remove = () => rm(gitDir, { recursive: true, force: true });
  try {
    await runGit(["init", "--quiet", "--bare", "--template=", gitDir], { signal });
    const refspec = `${ref}:refs/skillwright/fetched`;
    const quietly = ["--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules"];
    await runGit(["-C", gitDir, "fetch", ...quietly, "--", url, refspec], { signal });
    const name = "refs/skillwright/fetched^{commit}";
    const commit = await runGit(["-C", gitDir, "rev-parse", "--verify", name], { signal });
    return { gitDir, commit: commit.toString().trim(), [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
