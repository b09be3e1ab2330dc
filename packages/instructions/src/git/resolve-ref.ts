import { runGit } from "./run-git.ts";

/** The commit that a branch or tag names now, asked of the repository; `undefined` when it names none. */
export async function resolveRef(
  url: string,
  ref: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(ref)) return ref;
  const output = await runGit(["ls-remote", "--quiet", "--", url, ref, `${ref}^{}`], { signal });
  const lines = output
    .toString()
    .trim()
    .split("\n")
    .filter((line) => line !== "");
  // An annotated tag has a second line, which names the commit instead of the tag.
  const line = lines.find((candidate) => candidate.endsWith("^{}")) ?? lines[0];
  return line?.split("\t")[0];
}
