import { diagnosticsFromIssues } from "./diagnostics-from-issues.ts";
import { packFile } from "./pack-file.ts";
import type { SkillPack } from "./skill-pack.ts";
import { SkillPackError } from "./skill-pack-error.ts";

/**
 * The pack that a JSON text holds.
 *
 * @throws SkillPackError (`skill-pack-invalid`) when it is not JSON, not a pack, or of a schema
 * version that we do not know: guessing would lose what a newer version added.
 */
export function parseSkillPack(json: string): SkillPack {
  const result = packFile.safeParse(parseJson(json));
  if (!result.success) {
    const problems = diagnosticsFromIssues("pack-invalid", result.error.issues);
    throw new SkillPackError("skill pack", problems, hint);
  }
  const { schema_version: schemaVersion, skills } = result.data;
  return {
    schemaVersion,
    skills: skills.map((skill) => ({ ...skill, resources: sortByPath(skill.resources) })),
  };
}

const hint = "Export the pack again, as cellstate.skills.pack.v1.";

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new SkillPackError(
      "skill pack",
      [{ code: "json-invalid", severity: "error", message }],
      hint,
    );
  }
}

function sortByPath<Kind>(resources: Readonly<Record<string, Kind>>): Record<string, Kind> {
  return Object.fromEntries(Object.entries(resources).sort(([a], [b]) => (a < b ? -1 : 1)));
}
