import type { FrontmatterMap } from "../agent-skill.ts";
import type { TextEdit } from "../agent-skill-problem.ts";
import { sameValue } from "../frontmatter/same-value.ts";
import { readSkillDocument, type SkillDocument } from "../skill-document.ts";
import { applyEdits } from "./apply-edits.ts";
import { editEntries } from "./edit-entries.ts";
import { formatEntries } from "./format-entry.ts";

/** The edits after which a document's frontmatter says what is wanted, if YAML can say it. */
export function editFrontmatter(
  document: SkillDocument,
  wanted: FrontmatterMap,
): TextEdit[] | undefined {
  const { root, frontmatterEnd } = document;
  const text = document.text.slice(0, document.bodyStart);
  if (!root.flow) {
    const edits = editEntries(text, root, wanted);
    if (says(applyEdits(text, edits), wanted)) return edits;
  }
  // Rare spellings (`? key`, kept trailing lines) cannot be edited in place: comments are lost, nothing else.
  const start = text.lastIndexOf("\n", root.start - 1) + 1;
  const rewritten = [{ start, end: frontmatterEnd, text: formatEntries(wanted) }];
  return says(applyEdits(text, rewritten), wanted) ? rewritten : undefined;
}

function says(text: string, wanted: FrontmatterMap): boolean {
  const { document } = readSkillDocument(text);
  return document !== undefined && sameValue(document.frontmatter, wanted);
}
