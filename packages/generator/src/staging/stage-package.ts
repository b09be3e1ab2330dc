import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { PackageFile } from "@skillwright/python-runtime";

/** @param directory - an attempt's, empty. */
export async function stagePackage(
  directory: string,
  files: readonly PackageFile[],
): Promise<void> {
  for (const { path, bytes } of files) {
    const target = join(directory, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
}
