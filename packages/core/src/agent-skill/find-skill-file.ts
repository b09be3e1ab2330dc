import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { agentSkillFileName } from "./agent-skill-file-name.ts";
import type { AgentSkillProblem } from "./agent-skill-problem.ts";

/** Where a skill's `SKILL.md` is, or why it is not. */
export type FoundSkillFile =
  | { readonly path: string; readonly directoryName: string; readonly warning?: AgentSkillProblem }
  | { readonly problem: AgentSkillProblem };

/** Finds the skill file of a directory; the file's own path is taken for its directory's. */
export async function findSkillFile(path: string): Promise<FoundSkillFile> {
  const absolute = resolve(path);
  const kind = await statKind(absolute);
  if (kind === "missing") return failed("path-missing", `there is no ${path}`);
  const isSkillFile = kind === "file" && basename(absolute).toLowerCase() === "skill.md";
  if (kind === "file" && !isSkillFile)
    return failed("not-a-directory", `${path} is not a directory`);
  const directory = isSkillFile ? dirname(absolute) : absolute;
  // Listing tells SKILL.md from skill.md where the file system does not.
  const names = await readdir(directory);
  const name = [agentSkillFileName, "skill.md"].find((candidate) => names.includes(candidate));
  if (name === undefined) return failed("missing-skill-md", `${path} has no ${agentSkillFileName}`);
  const found = { path: join(directory, name), directoryName: basename(directory) };
  if (name === agentSkillFileName) return found;
  const message = `the file is called ${name}; clients look for ${agentSkillFileName}`;
  return { ...found, warning: { code: "file-name-not-canonical", level: "warning", message } };
}

async function statKind(path: string): Promise<"missing" | "directory" | "file"> {
  const stats = await stat(path).catch(() => undefined);
  if (stats === undefined) return "missing";
  return stats.isDirectory() ? "directory" : "file";
}

function failed(code: AgentSkillProblem["code"], message: string): FoundSkillFile {
  return { problem: { code, level: "fatal", message } };
}
