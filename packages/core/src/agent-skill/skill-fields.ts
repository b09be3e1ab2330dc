import type { AgentSkill, FrontmatterMap, FrontmatterValue } from "./agent-skill.ts";
import { isKnownField } from "./check/known-field.ts";
import { splitAllowedTools } from "./split-allowed-tools.ts";

/** The fields of a skill that come from frontmatter. */
export type SkillFields = Omit<AgentSkill, "body" | "source">;

/** What frontmatter says in the standard's terms; a value of another type counts as absent. */
export function skillFields(frontmatter: FrontmatterMap): SkillFields {
  const { name, description, license, compatibility, metadata } = frontmatter;
  const allowedTools = readAllowedTools(frontmatter["allowed-tools"]);
  const others = Object.entries(frontmatter).filter(([key]) => !isKnownField(key));
  return {
    name: typeof name === "string" ? name : "",
    description: typeof description === "string" ? description : "",
    ...(typeof license === "string" && { license }),
    ...(typeof compatibility === "string" && { compatibility }),
    ...(allowedTools && { allowedTools }),
    metadata: isMap(metadata) ? metadata : {},
    otherFields: Object.fromEntries(others),
  };
}

function readAllowedTools(value: FrontmatterValue | undefined): string[] | undefined {
  if (typeof value === "string") return splitAllowedTools(value);
  if (!Array.isArray(value)) return undefined;
  return value.filter((item) => typeof item === "string");
}

function isMap(value: FrontmatterValue | undefined): value is FrontmatterMap {
  return typeof value === "object" && !Array.isArray(value);
}
