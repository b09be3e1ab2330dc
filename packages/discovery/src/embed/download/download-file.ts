import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import { claimPartialFile } from "./partial-file.ts";
import { DownloadError, describeRemoteFile, type RemoteFile } from "./remote-file.ts";

/** Options of {@link downloadFile}. */
export interface DownloadFileOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called with each piece; the total is what the host says, or what came so far. */
  readonly onProgress?: ((loadedBytes: number, totalBytes: number) => void) | undefined;
  /** Wait before the first repetition, doubled with each that brought nothing, in milliseconds. */
  readonly firstDelayMs?: number | undefined;
}

/** Connections in a row that may break without bringing anything. */
const maxFruitless = 4;

/**
 * Downloads a file, continuing what an earlier call left when the host still has that version. The
 * file appears under its name only when it is whole, of the size and digest that the host says.
 *
 * @throws DownloadError, or the signal's reason; what has come by then is kept for the next call.
 */
export async function downloadFile(
  url: URL,
  target: string,
  { signal, onProgress, firstDelayMs = 500 }: DownloadFileOptions = {},
): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const remote = await retrying(() => describeRemoteFile(url, signal), firstDelayMs, signal);
  const part = await claimPartialFile(target, remote.fingerprint);
  let corrupt = false;
  try {
    const file = await open(part.path, "a+");
    try {
      await fill(file, url, remote, { signal, onProgress, firstDelayMs });
      await file.sync();
    } finally {
      await file.close();
    }
    corrupt = !(await isWhole(part.path, remote));
    if (corrupt) throw new DownloadError("what came is not what the host says that it has");
    await rename(part.path, target);
    await part.discard();
  } catch (error) {
    await (corrupt || remote.fingerprint === undefined ? part.discard() : part.release());
    throw error;
  }
}

/** Requests what is missing until nothing is. */
async function fill(
  file: FileHandle,
  url: URL,
  remote: RemoteFile,
  { signal, onProgress, firstDelayMs = 0 }: DownloadFileOptions,
): Promise<void> {
  for (let fruitless = 0; ; ) {
    const before = (await file.stat()).size;
    if (remote.size !== undefined && before === remote.size) return;
    try {
      await append(file, url, remote, { signal, onProgress });
      const { size } = await file.stat();
      if (remote.size === undefined || size === remote.size) return;
      throw new DownloadError(`the connection ended after ${size} of ${remote.size} bytes`);
    } catch (error) {
      signal?.throwIfAborted();
      const { size } = await file.stat();
      fruitless = size > before ? 0 : fruitless + 1;
      if (fruitless >= maxFruitless || !isTemporary(error)) throw error;
      await setTimeout(firstDelayMs * 2 ** fruitless, undefined, signal ? { signal } : {});
    }
  }
}

/** One request; what comes is written behind what is there, or in its place. */
async function append(
  file: FileHandle,
  url: URL,
  { size, fingerprint }: RemoteFile,
  { signal, onProgress }: DownloadFileOptions,
): Promise<void> {
  let loaded = (await file.stat()).size;
  if (fingerprint === undefined || (size !== undefined && loaded > size)) loaded = 0;
  const range = loaded > 0 ? { range: `bytes=${loaded}-` } : {};
  const answer = await fetch(url, {
    headers: { "accept-encoding": "identity", ...range },
    ...(signal && { signal }),
  });
  const continues =
    answer.status === 206 && answer.headers.get("content-range")?.startsWith(`bytes ${loaded}-`);
  if (answer.status >= 400 && answer.status !== 416) {
    await answer.body?.cancel();
    throw new DownloadError(`the host answered ${answer.status}`, answer.status);
  }
  // Everything from the beginning, or a range that nobody asked for.
  if (!continues) {
    loaded = 0;
    await file.truncate(0);
  }
  if (!answer.ok || (answer.status === 206 && !continues) || answer.body === null) {
    await answer.body?.cancel();
    throw new DownloadError(`the host answered ${answer.status}`, answer.status);
  }
  for await (const piece of answer.body) {
    await file.appendFile(piece);
    loaded += piece.byteLength;
    onProgress?.(loaded, size ?? loaded);
  }
}

async function retrying<T>(
  work: () => Promise<T>,
  firstDelayMs: number,
  signal: AbortSignal | undefined,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      signal?.throwIfAborted();
      if (tries >= maxFruitless || !isTemporary(error)) throw error;
      await setTimeout(firstDelayMs * 2 ** tries, undefined, signal ? { signal } : {});
    }
  }
}

/** Whether the next try may go better: a broken connection, a host that is overloaded. */
function isTemporary(error: unknown): boolean {
  if (!(error instanceof DownloadError)) return true;
  const { status = 500 } = error;
  return status >= 500 || [206, 408, 416, 425, 429].includes(status);
}

async function isWhole(path: string, { size, sha256 }: RemoteFile): Promise<boolean> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of createReadStream(path)) {
    hash.update(piece);
    bytes += piece.length;
  }
  return (size ?? bytes) === bytes && (sha256 === undefined || sha256 === hash.digest("hex"));
}
