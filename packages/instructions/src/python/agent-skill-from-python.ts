import {
  type AgentSkillDraft,
  agentSkillFileName,
  formatAgentSkill,
  type SkillManifest,
  suggestSkillName,
} from "@skillwright/core";
import type { InstructionFile } from "../package/instruction-file.ts";
import { describeUsage } from "./describe-usage.ts";

/** A Python skill as it is installed. */
export interface PythonPackage {
  readonly manifest: SkillManifest;
  /** All its files, the manifest and the entry script among them. */
  readonly files: readonly InstructionFile[];
}

/** Longest description that the standard allows. */
const maxDescriptionLength = 1024;
const manifestName = "manifest.toml";

/**
 * A Python skill as a conformant Agent Skill: its files under `scripts/`, the manifest under
 * `references/`, and a body that says how to run it.
 */
export function agentSkillFromPython({ manifest, files }: PythonPackage): {
  name: string;
  files: InstructionFile[];
} {
  // An id may have underscores, which a name may not.
  const name = suggestSkillName(manifest.id) ?? "python-skill";
  const text = formatAgentSkill(draft(manifest, name));
  const skillFile = {
    path: agentSkillFileName,
    bytes: new TextEncoder().encode(text),
    executable: false,
  };
  const moved = files.map((file) => ({
    ...file,
    path: file.path === manifestName ? `references/${manifestName}` : `scripts/${file.path}`,
  }));
  return { name, files: [skillFile, ...moved].toSorted((a, b) => (a.path < b.path ? -1 : 1)) };
}

function draft(manifest: SkillManifest, name: string): AgentSkillDraft {
  const { id, version, tags, minPython, permissions } = manifest;
  const hosts =
    permissions.network.length === 0 ? "" : `, network access to ${permissions.network.join(", ")}`;
  return {
    name,
    description: describe(manifest),
    compatibility: cut(`Needs Python ${minPython ?? "3.11"} or later and uv${hosts}`, 500),
    metadata: {
      version,
      ...(tags.length > 0 && { tags: tags.join(", ") }),
      ...(id !== name && { "skillwright-id": id }),
    },
    body: describeUsage(manifest),
  };
}

/** What it does and when to use it, which is all that a client shows a model at first. */
function describe({ description, name, examples }: SkillManifest): string {
  const what = description.trim() === "" ? name : description.trim();
  const sentence = /[.!?]$/.test(what) ? what : `${what}.`;
  const when =
    examples.length === 0 ? "" : ` Use it for requests like: ${examples.slice(0, 5).join("; ")}.`;
  const whole = `${sentence}${when}`;
  return whole.length <= maxDescriptionLength ? whole : cut(sentence, maxDescriptionLength);
}

function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`;
}
