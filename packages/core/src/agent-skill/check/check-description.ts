import type { AgentSkillProblem } from "../agent-skill-problem.ts";
import { countCodePoints } from "../count-code-points.ts";
import { formatQuoted } from "../write/format-scalar.ts";
import type { CheckedDocument } from "./check-document.ts";
import { findEntry } from "./find-entry.ts";
import { fixByEditing } from "./fix-by-editing.ts";

/** Longest description, in code points, measured as parsed. */
const maxDescriptionLength = 1024;

/** The rules on `description`: without one no client can offer the skill. */
export function checkDescription(document: CheckedDocument): AgentSkillProblem[] {
  const entry = findEntry(document, "description");
  if (entry === undefined) {
    const message = "the required field description is missing";
    return [{ code: "description-missing", level: "fatal", message, start: document.root.start }];
  }
  const { value } = entry;
  const where = { start: value.start, path: "description" };
  if (value.kind !== "text" || value.value.trim() === "") {
    const message = "the description must be text that is not blank";
    return [{ code: "description-empty", level: "fatal", message, ...where }];
  }
  const problems: AgentSkillProblem[] = [];
  const length = countCodePoints(value.value);
  if (length > maxDescriptionLength) {
    const trimmed = value.value.trimEnd();
    const fits = countCodePoints(trimmed) <= maxDescriptionLength;
    problems.push({
      code: "description-too-long",
      level: "error",
      message: `the description has ${length} characters, at most ${maxDescriptionLength} are allowed`,
      ...where,
      fix: fits
        ? fixByEditing(document, "drop the line end that counts", {
            ...document.frontmatter,
            description: trimmed,
          })
        : undefined,
    });
  }
  const [comment] = value.plain ? (/^ +#[^\n]*/.exec(document.text.slice(value.end)) ?? []) : [];
  if (comment !== undefined) {
    problems.push({
      code: "description-cut",
      level: "warning",
      message: `everything from "#" on is a comment, not part of the description`,
      start: value.end,
      path: "description",
      fix: {
        description: "quote the description",
        start: value.start,
        end: value.end + comment.length,
        text: formatQuoted(value.value + comment.trimEnd()),
      },
    });
  }
  return problems;
}
