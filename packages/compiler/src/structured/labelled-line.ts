import { instructionFault, type SkillFault } from "../diagnostics/skill-fault.ts";
import { type CodeSpan, codeSpans } from "../text/code-spans.ts";
import type { Label } from "./label.ts";
import type { SkillDraft } from "./skill-draft.ts";
import type { SourceLine } from "./source-line.ts";

/** A line that begins with a label. */
export interface LabelledLine extends SourceLine {
  readonly label: Label;
  /** What follows the label and its colon. */
  readonly rest: string;
}

/** Enters what a line says into the draft, or tells why it cannot. */
export type LineReader = (line: LabelledLine, draft: SkillDraft) => SkillFault | undefined;

/** The first code span of the whole line, wherever it stands. */
export function firstSpan(line: LabelledLine): CodeSpan | undefined {
  return codeSpans(line.text, 1)[0];
}

/** Where a part of the line stands that begins `start` UTF-16 units into its text. */
export function placeIn(line: SourceLine, start = 0): { line: number; column: number } {
  return { line: line.number, column: line.column + start };
}

/** The fault of a line whose label needs a value in backticks. */
export function spanMissing(line: LabelledLine, example: string): SkillFault {
  return instructionFault(`${line.label} must use a backtick-quoted value`, {
    ...placeIn(line),
    code: "quoted-value-missing",
    suggestion: `\`${line.label}\` needs a value in backticks: ${line.label} \`${example}\``,
  });
}
