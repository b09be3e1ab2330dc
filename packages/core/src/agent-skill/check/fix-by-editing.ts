import type { FrontmatterMap } from "../agent-skill.ts";
import type { AgentSkillProblem } from "../agent-skill-problem.ts";
import { applyEdits } from "../write/apply-edits.ts";
import { editFrontmatter } from "../write/edit-frontmatter.ts";
import type { CheckedDocument } from "./check-document.ts";

/** A fix that changes fields, as the smallest single edit of the text. */
export function fixByEditing(
  document: CheckedDocument,
  description: string,
  wanted: FrontmatterMap,
): AgentSkillProblem["fix"] {
  // After a repair the offsets are not the file's; the repair comes with a fix of its own.
  if (document.text !== document.file.text) return undefined;
  const before = document.text.slice(0, document.bodyStart);
  const edits = editFrontmatter(document, wanted);
  if (edits === undefined) return undefined;
  const after = applyEdits(before, edits);
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - start;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const text = after.slice(start, after.length - tail);
  return { description, start, end: before.length - tail, text };
}
