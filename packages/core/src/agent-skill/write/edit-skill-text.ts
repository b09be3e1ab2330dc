import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { AgentSkillSource, FrontmatterMap } from "../agent-skill.ts";
import { AgentSkillError } from "../agent-skill-error.ts";
import { sameValue } from "../frontmatter/same-value.ts";
import { fileBodyStart, readSkillDocument, type SkillDocument } from "../skill-document.ts";
import { applyEdits } from "./apply-edits.ts";
import { editFrontmatter } from "./edit-frontmatter.ts";

const unwritable: Diagnostic = {
  code: "yaml-invalid",
  severity: "error",
  message: "invalid YAML: a field has a key or value that the standard's YAML cannot hold",
};

/**
 * A file's text with frontmatter and body as wanted, everything else as it was.
 *
 * @throws TypeError when the source is not a skill's.
 * @throws AgentSkillError (`agent-skill-invalid`) when YAML cannot hold a key or value.
 */
export function editSkillText(
  source: AgentSkillSource,
  wanted: FrontmatterMap,
  body: string,
): string {
  const { document } = readSkillDocument(source.text);
  if (document === undefined)
    throw new TypeError("source.text must be that of a skill that was read");
  const bodyStart = fileBodyStart(document);
  const head = source.text.slice(0, bodyStart);
  const isSame = sameValue(wanted, source.frontmatter);
  const edited = isSame ? head : editHead(document, head, wanted);
  const isFirstBody = body !== "" && bodyStart === source.text.length;
  return `${edited}${isFirstBody ? gapBefore(document) : ""}${body}`;
}

function editHead(document: SkillDocument, head: string, wanted: FrontmatterMap): string {
  const { file, text, bodyStart } = document;
  const edits = editFrontmatter(document, wanted);
  if (edits === undefined) throw new AgentSkillError([unwritable]);
  // Where values had to be quoted to be read at all, they are written so from the first edit on.
  if (text !== file.text) return file.toFileText(applyEdits(text.slice(0, bodyStart), edits));
  const fileEdits = edits.map((edit) => ({
    start: file.toFileOffset(edit.start),
    end: file.toFileOffset(edit.end),
    text: file.toFileText(edit.text),
  }));
  return applyEdits(head, fileEdits);
}

/** What is missing between the closing fence and a body. */
function gapBefore({ file, text, fenceEnd, bodyStart }: SkillDocument): string {
  const fence = text[fenceEnd - 1] === "\n" ? "" : "\n";
  return file.toFileText(`${fence}${bodyStart === fenceEnd ? "\n" : ""}`);
}
