import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import {
  agentSkillFileName,
  agentSkillFromPack,
  formatAgentSkill,
  parseSkillPack,
  type SkillPack,
  suggestSkillName,
} from "@skillwright/core";
import { loadPackConfig } from "./load-pack-config.ts";
import { memoryTree } from "./memory-tree.ts";
import { unreadable } from "./source-failures.ts";
import type { SourceTree } from "./source-tree.ts";

/** A pack, or the config that one is made from, as a source of conformant skills. */
export async function openPack(path: string, type: "pack" | "config"): Promise<SourceTree> {
  const pack =
    type === "config" ? await loadPackConfig(path) : parseSkillPack(await readText(path));
  return memoryTree(packFiles(pack));
}

function packFiles({ skills }: SkillPack) {
  return skills.map((packed) => {
    const draft = agentSkillFromPack(packed);
    // Agent keys are no names of the standard: capitals and underscores are common in them.
    const name = suggestSkillName(draft.name) ?? draft.name;
    const text = formatAgentSkill({ ...draft, name });
    const bytes = new TextEncoder().encode(text);
    return { path: `${name}/${agentSkillFileName}`, bytes, executable: false };
  });
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw unreadable(basename(path), error);
  }
}
