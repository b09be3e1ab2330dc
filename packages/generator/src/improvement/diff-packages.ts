import { type PackageFile, readPackage } from "@skillwright/python-runtime";
import { decodeText } from "../validation/decode-text.ts";

/** What changes between two packages, as a unified diff; `""` when nothing does. */
export async function diffPackages(oldDir: string, newDir: string): Promise<string> {
  const { createTwoFilesPatch } = await import("diff");
  const [before, after] = await Promise.all([textFiles(oldDir), textFiles(newDir)]);
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths
    .flatMap((path) => {
      const [was, is] = [before.get(path), after.get(path)];
      if (was === is) return [];
      const [from, to] = [
        was === undefined ? "/dev/null" : path,
        is === undefined ? "/dev/null" : path,
      ];
      return [
        createTwoFilesPatch(from, to, was ?? "", is ?? "", undefined, undefined, { context: 3 }),
      ];
    })
    .join("");
}

async function textFiles(dir: string): Promise<Map<string, string>> {
  const files: readonly PackageFile[] = await readPackage(dir);
  return new Map(
    files.map(({ path, bytes }) => [
      path,
      decodeText(bytes) ?? `${bytes.byteLength} bytes of binary data\n`,
    ]),
  );
}
