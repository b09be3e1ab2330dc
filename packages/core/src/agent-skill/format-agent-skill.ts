import { hasErrors } from "../diagnostics/diagnostic.ts";
import type { AgentSkillDraft, FrontmatterMap } from "./agent-skill.ts";
import { AgentSkillError } from "./agent-skill-error.ts";
import { checkAgentSkill } from "./check-agent-skill.ts";
import { editSkillText } from "./write/edit-skill-text.ts";
import { formatEntries } from "./write/format-entry.ts";
import { frontmatterFromFields } from "./write/frontmatter-from-fields.ts";

/**
 * The text of a skill's `SKILL.md`.
 *
 * A skill that was read and not changed gives the text it was read from; where a field was
 * changed, only that field's lines differ. A skill that was made passes the reference validator.
 *
 * @throws AgentSkillError (`agent-skill-invalid`) when the text would break a rule of the standard
 * that the text it was read from did not break.
 */
export function formatAgentSkill(skill: AgentSkillDraft): string {
  const { source, body = "" } = skill;
  const frontmatter = frontmatterFromFields(skill);
  const text = source ? editSkillText(source, frontmatter, body) : joinSkillText(frontmatter, body);
  if (text === source?.text) return text;
  // Read leniently, a text shows what is wrong beyond the first line that YAML refuses.
  const before = source ? checkAgentSkill(source.text, { profile: "lenient" }) : [];
  const accepted = new Set(before.map(({ code }) => code));
  const problems = checkAgentSkill(text).filter(({ code }) => !accepted.has(code));
  if (hasErrors(problems)) throw new AgentSkillError(problems);
  return text;
}

function joinSkillText(frontmatter: FrontmatterMap, body: string): string {
  const ended = body === "" || body.endsWith("\n") ? body : `${body}\n`;
  return `---\n${formatEntries(frontmatter)}---\n${ended === "" ? "" : `\n${ended}`}`;
}
