import { basename } from "node:path";
import { buffer } from "node:stream/consumers";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { InstructionError } from "../errors.ts";
import { checkFilePath } from "../package/check-file-path.ts";
import { sourceLimits } from "../package/package-limits.ts";
import { tooManyEntries, unreadable } from "./source-failures.ts";
import type { SourceEntry, SourceTree } from "./source-tree.ts";

/**
 * A zip archive as a source. All of its directory is checked before a byte is unpacked, and
 * unpacking goes to memory: an archive with one bad path is refused as a whole.
 */
export async function openZip(path: string): Promise<SourceTree> {
  const zip = await openArchive(path);
  try {
    const found = await listEntries(zip, basename(path));
    return {
      entries: [...found.keys()],
      read: async (wanted) => {
        const contents: Uint8Array[] = [];
        for (const entry of wanted) contents.push(await readEntry(zip, found.get(entry), path));
        return contents;
      },
      [Symbol.asyncDispose]: async () => zip.close(),
    };
  } catch (error) {
    zip.close();
    if (error instanceof InstructionError) throw error;
    throw isUnsafePath(error) ? unsafe(basename(path), error.message) : unreadable(path, error);
  }
}

async function openArchive(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true });
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function listEntries(zip: ZipFile, name: string): Promise<Map<SourceEntry, Entry>> {
  const entries = new Map<SourceEntry, Entry>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith("/") || entry.fileName.startsWith("__MACOSX/")) continue;
    const reason = checkFilePath(entry.fileName);
    if (reason !== undefined) throw unsafe(name, `${JSON.stringify(entry.fileName)}: ${reason}`);
    if (entries.size === sourceLimits.maxEntries) throw tooManyEntries(name);
    // Declared sizes are held to while unpacking, so their sum bounds what a bomb can become.
    bytes += entry.uncompressedSize;
    if (bytes > sourceLimits.maxBytes) throw tooLarge(name);
    entries.set(toSourceEntry(entry), entry);
  }
  return entries;
}

function toSourceEntry({ fileName, externalFileAttributes, uncompressedSize }: Entry): SourceEntry {
  const mode = externalFileAttributes >>> 16;
  const type = mode & 0o170000;
  // Archives made on Windows have no mode at all.
  const kind = type === 0 || type === 0o100000 ? "file" : "special";
  return { path: fileName, kind, size: uncompressedSize, executable: (mode & 0o111) !== 0 };
}

async function readEntry(
  zip: ZipFile,
  entry: Entry | undefined,
  path: string,
): Promise<Uint8Array> {
  if (entry === undefined) throw new TypeError("entries must be those of this archive");
  try {
    return await buffer(await zip.openReadStreamPromise(entry));
  } catch (error) {
    throw unreadable(`${entry.fileName} in ${basename(path)}`, error);
  }
}

function isUnsafePath(error: unknown): error is Error {
  return (
    error instanceof Error &&
    /^(?:invalid relative path|absolute path|invalid characters)/.test(error.message)
  );
}

function unsafe(name: string, detail: string): InstructionError {
  return new InstructionError(`${name} has a file that may not be unpacked, ${detail}`, {
    code: "source-unsafe",
    hint: "Do not use this archive: tools that make archives write no such paths.",
  });
}

function tooLarge(name: string): InstructionError {
  const message = `${name} would unpack to more than ${sourceLimits.maxBytes} bytes`;
  return new InstructionError(message, {
    code: "source-too-large",
    hint: "Unpack it elsewhere and name the directory of the skill.",
  });
}
