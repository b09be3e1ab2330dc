import { createHash } from "node:crypto";

/** A file of a package; the path is relative to the package, with forward slashes. */
export type DigestedFile =
  | { readonly path: string; readonly text: string }
  | { readonly path: string; readonly bytes: Uint8Array };

/**
 * Digest of a whole package, whatever the order in which its files are given.
 *
 * @returns `sha256:` and 64 hexadecimal digits.
 * @throws TypeError when two files have one path, or a path or text is not well-formed Unicode
 * (UTF-8 would merge different strings into one).
 */
export function digestFiles(files: readonly DigestedFile[]): string {
  const hash = createHash("sha256");
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  for (const [index, file] of sorted.entries()) {
    if (file.path === sorted[index - 1]?.path) {
      throw new TypeError(
        `files must have different paths, got ${JSON.stringify(file.path)} twice`,
      );
    }
    addFrame(encode(file.path, file.path));
    addFrame("text" in file ? encode(file.text, file.path) : file.bytes);
  }
  return `sha256:${hash.digest("hex")}`;

  /** The length in front keeps `ab` + `c` and `a` + `bc` apart. */
  function addFrame(bytes: Uint8Array): void {
    hash.update(`${bytes.byteLength}:`).update(bytes);
  }
}

function encode(text: string, path: string): Uint8Array {
  if (!text.isWellFormed()) {
    throw new TypeError(`files must be well-formed Unicode, ${JSON.stringify(path)} is not`);
  }
  return new TextEncoder().encode(text);
}
