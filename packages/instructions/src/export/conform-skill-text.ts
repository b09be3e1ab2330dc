import {
  AgentSkillError,
  checkAgentSkill,
  type Diagnostic,
  type FrontmatterMap,
  type FrontmatterValue,
  fixAgentSkill,
  formatAgentSkill,
  hasErrors,
  parseAgentSkill,
} from "@skillwright/core";

/** A skill file that the standard takes, and what had to be changed for it. */
export interface ConformedText {
  readonly text: string;
  readonly changes: readonly Diagnostic[];
}

/**
 * The text of a skill in the standard's form: mended where that is mechanical, with fields of
 * single clients in `metadata`.
 *
 * @throws AgentSkillError (`agent-skill-invalid`) when only a person can mend it.
 */
export function conformSkillText(text: string, directoryName: string): ConformedText {
  const fixed = fixAgentSkill(text, { directoryName });
  if (!hasErrors(fixed.remaining)) return { text: fixed.text, changes: fixed.applied };
  const { otherFields, ...skill } = parseAgentSkill(fixed.text, { directoryName });
  const metadata = { ...asTexts(otherFields), ...skill.metadata };
  const moved = formatAgentSkill({ ...skill, metadata, otherFields: {} });
  const remaining = checkAgentSkill(moved, { directoryName });
  if (hasErrors(remaining)) throw new AgentSkillError(remaining);
  return { text: moved, changes: [...fixed.applied, ...fixed.remaining] };
}

function asTexts(fields: FrontmatterMap): FrontmatterMap {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, asText(value)]));
}

function asText(value: FrontmatterValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
