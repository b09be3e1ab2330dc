import { open } from "node:fs/promises";
import type { AgentSkillProblem } from "./agent-skill-problem.ts";
import { type FoundSkillFile, findSkillFile } from "./find-skill-file.ts";

/** Largest `SKILL.md` that is read, in bytes: a body of more does not fit any model. */
const maxFileBytes = 4 * 1024 * 1024;

type Found = Extract<FoundSkillFile, { path: string }>;

/** A skill file's text, or why there is none. */
export async function readSkillFile(
  path: string,
): Promise<(Found & { readonly text: string }) | { readonly problem: AgentSkillProblem }> {
  const found = await findSkillFile(path);
  if ("problem" in found) return found;
  try {
    const bytes = await readAtMost(found.path, maxFileBytes);
    // The mark is part of the text: strict validation must see it, and formatting must keep it.
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { ...found, text };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      problem: { code: "unreadable", level: "fatal", message: `cannot read the file: ${reason}` },
    };
  }
}

async function readAtMost(path: string, maxBytes: number): Promise<Uint8Array> {
  await using file = await open(path);
  const stats = await file.stat();
  // Reading a pipe or a device may never end.
  if (!stats.isFile()) throw new Error("it is not a regular file");
  if (stats.size > maxBytes) throw new Error(`it has more than ${maxBytes} bytes`);
  const { bytesRead, buffer } = await file.read(new Uint8Array(stats.size));
  return buffer.subarray(0, bytesRead);
}
