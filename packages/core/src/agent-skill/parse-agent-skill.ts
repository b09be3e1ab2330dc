import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import type { AgentSkill } from "./agent-skill.ts";
import { AgentSkillError } from "./agent-skill-error.ts";
import { type CheckAgentSkillOptions, checkReading } from "./check-agent-skill.ts";
import { fileBodyStart, readSkillDocument, type SkillDocument } from "./skill-document.ts";
import { skillFields } from "./skill-fields.ts";

/** What {@link safeParseAgentSkill} found; `skill` is absent when any diagnostic is an error. */
export interface AgentSkillParseResult {
  readonly skill?: AgentSkill;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The skill that the text of a `SKILL.md` describes, read leniently unless told otherwise.
 *
 * Nothing is lost: `formatAgentSkill` of the result is the same text, byte for byte.
 *
 * @throws AgentSkillError (`agent-skill-invalid`) with every problem, not only the first.
 */
export function parseAgentSkill(
  markdown: string,
  options: CheckAgentSkillOptions = {},
): AgentSkill {
  const { skill, diagnostics } = safeParseAgentSkill(markdown, options);
  if (skill === undefined) throw new AgentSkillError(diagnostics);
  return skill;
}

/** Like {@link parseAgentSkill}, but returns what is wrong, and the warnings even when nothing is. */
export function safeParseAgentSkill(
  markdown: string,
  { profile = "lenient", directoryName }: CheckAgentSkillOptions = {},
): AgentSkillParseResult {
  const reading = readSkillDocument(markdown);
  const diagnostics = checkReading(reading, { profile, directoryName });
  if (reading.document === undefined || hasErrors(diagnostics)) return { diagnostics };
  return { skill: skillFromDocument(reading.document, markdown), diagnostics };
}

function skillFromDocument(document: SkillDocument, text: string): AgentSkill {
  const { frontmatter } = document;
  const body = text.slice(fileBodyStart(document));
  return { ...skillFields(frontmatter), body, source: { text, frontmatter } };
}
