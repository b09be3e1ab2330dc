import { readdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import {
  type AgentSkill,
  AgentSkillError,
  type Diagnostic,
  loadAgentSkill,
  normalizeSkillName,
} from "@skillwright/core";

/** A directory in which a client looks for skills. */
export interface SkillRoot {
  readonly dir: string;
  /** A project's skills come with the project: load them only after a decision to trust it. */
  readonly scope: "project" | "user";
}

/** A skill that a client would load. */
export interface ScannedSkill extends SkillRoot {
  readonly skill: AgentSkill;
}

/** What a scan found; every skill is in one of the lists. */
export interface SkillScan {
  readonly skills: readonly ScannedSkill[];
  /** Skills whose name an earlier one has, or one of the project. */
  readonly shadowed: readonly (ScannedSkill & { readonly shadowedBy: string })[];
  /** Skills that cannot be loaded. */
  readonly skipped: readonly {
    readonly dir: string;
    readonly diagnostics: readonly Diagnostic[];
  }[];
}

/** Bounds that the client guide asks for. */
const maxDepth = 6;
const maxDirectories = 2_000;

/**
 * The skills below some roots as clients load them: of two with one name the project's wins, then
 * the first; the other is reported, never dropped silently.
 */
export async function scanSkillRoots(roots: readonly SkillRoot[]): Promise<SkillScan> {
  const found: ScannedSkill[] = [];
  const skipped: { dir: string; diagnostics: readonly Diagnostic[] }[] = [];
  for (const root of roots.toSorted((a, b) => rank(a) - rank(b))) {
    for (const dir of await findDirectories(root.dir)) {
      try {
        found.push({ dir, scope: root.scope, skill: await loadAgentSkill(dir) });
      } catch (error) {
        if (!(error instanceof AgentSkillError)) throw error;
        skipped.push({ dir, diagnostics: error.diagnostics });
      }
    }
  }
  const byName = Map.groupBy(found, ({ skill }) => normalizeSkillName(skill.name).toLowerCase());
  const groups = [...byName.values()];
  return {
    skills: groups.flatMap(([first]) => first ?? []),
    shadowed: groups.flatMap(([first, ...others]) =>
      others.map((other) => ({ ...other, shadowedBy: first?.dir ?? "" })),
    ),
    skipped,
  };
}

function rank({ scope }: SkillRoot): number {
  return scope === "project" ? 0 : 1;
}

/** Directories with a skill file, breadth first, none inside another skill. */
async function findDirectories(root: string): Promise<string[]> {
  const found: string[] = [];
  // By real path: links may lead in circles, and two links to one skill are not two skills.
  const seen = new Set<string>();
  let level = [root];
  for (let depth = 0; depth <= maxDepth && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const dir of level) {
      const real = await realpath(dir).catch(() => dir);
      if (seen.has(real)) continue;
      if (seen.size === maxDirectories) return found;
      seen.add(real);
      const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
      if (entries.some(({ name }) => /^(?:SKILL|skill)\.md$/.test(name))) found.push(dir);
      else next.push(...entries.filter(isVisited).map(({ name }) => join(dir, name)));
    }
    level = next.sort();
  }
  return found;
}

/** Links are followed: an export by link is one. */
function isVisited(entry: {
  name: string;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}): boolean {
  if (entry.name === ".git" || entry.name === "node_modules") return false;
  return entry.isDirectory() || entry.isSymbolicLink();
}
