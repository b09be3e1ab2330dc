import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Bytes of a table's directory; `undefined` for an index that is not on this machine's disk. */
export async function diskBytes(uri: string, table: string): Promise<number | undefined> {
  const directory = localDirectory(uri);
  if (directory === undefined) return undefined;
  const files = await readdir(join(directory, `${table}.lance`), {
    recursive: true,
    withFileTypes: true,
  }).catch(() => []);
  const sizes = await Promise.all(
    // Another process may compact meanwhile: a file that is gone takes no space.
    files
      .filter((file) => file.isFile())
      .map((file) =>
        stat(join(file.parentPath, file.name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Whether a directory that should hold an index is not even there; LanceDB would make it. */
export function isAbsent(uri: string): boolean {
  const directory = localDirectory(uri);
  return directory !== undefined && !existsSync(directory);
}

/** The directory that a uri names, if it names one: a Windows drive is no scheme. */
function localDirectory(uri: string): string | undefined {
  if (uri.startsWith("file://")) return fileURLToPath(uri);
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(uri) ? undefined : uri;
}
