import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Diagnostic } from "@skillwright/core";
import type { SkillLoader } from "../loaders/skill-loader.ts";
import type { Skill } from "../skill/skill.ts";
import type { Registration } from "./registration.ts";

/** What a search for skills on disk came to. */
export interface Discovery {
  readonly registered: readonly Registration[];
  /** Why each of the other files and directories is no registered skill; `file` is absolute here. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What tools leave behind, and what no skill lives in. */
const ignored = /^(?:\..*|node_modules|__pycache__)$/;

/** Walks the paths and registers what some loader knows; nothing is skipped without a word. */
export async function discoverSkills(
  paths: readonly string[],
  loaders: readonly SkillLoader[],
  register: (skill: Skill) => Promise<Registration>,
): Promise<Discovery> {
  const registered: Registration[] = [];
  const diagnostics: Diagnostic[] = [];
  const say = (severity: Diagnostic["severity"], code: string, file: string, message: string) =>
    void diagnostics.push({ code, severity, file, message });

  async function visit(dir: string): Promise<void> {
    let entries: Dirent[];
    try {
      entries = await readdir(dir, { withFileTypes: true });
    } catch (error) {
      say("error", "path-unreadable", dir, `cannot read ${dir}: ${reasonOf(error)}`);
      return;
    }
    const names = entries.map(({ name }) => name).sort();
    const loader = loaders.find(({ marker }) => names.includes(marker));
    if (loader !== undefined) return load(loader, dir);
    for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name))) {
      const path = join(dir, entry.name);
      if (ignored.test(entry.name)) continue;
      if (entry.isDirectory()) await visit(path);
      else say("info", "file-skipped", path, explainSkipped(entry.name, loaders));
    }
    if (names.length === 0) say("info", "directory-empty", dir, `${dir} holds no skill`);
  }

  async function load(loader: SkillLoader, dir: string): Promise<void> {
    try {
      registered.push(await register(await loader.load(dir)));
    } catch (error) {
      const code =
        error instanceof Error && "code" in error ? String(error.code) : "skill-unreadable";
      say("error", code, join(dir, loader.marker), reasonOf(error));
    }
  }

  // Resolved first: a relative path means relative to where the program stands.
  for (const path of paths) await visit(resolve(path));
  return { registered, diagnostics };
}

function explainSkipped(name: string, loaders: readonly SkillLoader[]): string {
  if (name === "SKILL.md") return "an instruction skill is followed, not executed";
  const markers = loaders.map(({ marker }) => marker).join(", ");
  return `${name} lies in no skill: a skill's directory has one of ${markers}`;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
