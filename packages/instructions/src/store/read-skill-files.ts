import type { InstructionFile } from "../package/instruction-file.ts";
import { openDirectory } from "../source/open-directory.ts";

/** The files of a skill on disk, sorted by path; links are left out. */
export async function readSkillFiles(dir: string): Promise<InstructionFile[]> {
  await using tree = await openDirectory(dir);
  const entries = tree.entries.filter(({ kind }) => kind === "file");
  const contents = await tree.read(entries);
  return entries
    .map(({ path, executable }, index) => ({
      path,
      executable,
      bytes: contents[index] ?? new Uint8Array(),
    }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
