import { runGit } from "./run-git.ts";

/** Contents of objects, in the order asked for. */
export async function readBlobs(
  gitDir: string,
  objectIds: readonly string[],
  signal?: AbortSignal,
): Promise<Uint8Array[]> {
  if (objectIds.length === 0) return [];
  const input = objectIds.map((objectId) => `${objectId}\n`).join("");
  const output = await runGit(["-C", gitDir, "cat-file", "--batch"], { input, signal });
  let offset = 0;
  return objectIds.map((objectId) => {
    const headerEnd = output.indexOf("\n", offset);
    const header = output.toString("utf8", offset, headerEnd);
    const size = Number(/ blob (\d+)$/.exec(header)?.[1] ?? Number.NaN);
    if (!Number.isInteger(size))
      throw new TypeError(`${objectId} must be a blob, git says ${header}`);
    const start = headerEnd + 1;
    offset = start + size + 1;
    return new Uint8Array(output.subarray(start, start + size));
  });
}
