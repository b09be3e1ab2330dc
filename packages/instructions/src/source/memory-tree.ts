import type { InstructionFile } from "../package/instruction-file.ts";
import type { SourceEntry, SourceTree } from "./source-tree.ts";

/** Files that are in memory already as a source. */
export function memoryTree(files: readonly InstructionFile[]): SourceTree {
  const contents = new Map<SourceEntry, Uint8Array>(
    files.map(({ path, bytes, executable }) => [
      { path, kind: "file" as const, size: bytes.byteLength, executable },
      bytes,
    ]),
  );
  return {
    entries: [...contents.keys()],
    read: async (wanted) => wanted.map((entry) => contents.get(entry) ?? new Uint8Array()),
    [Symbol.asyncDispose]: async () => {},
  };
}
