import { guessLabel } from "../diagnostics/guess-label.ts";
import { instructionFault, type SkillFault } from "../diagnostics/skill-fault.ts";
import type { Vocabulary } from "../lexicon/vocabulary.ts";
import { findTeachingPair } from "../teaching/find-teaching-pair.ts";
import { isTeachingSentence } from "../teaching/is-teaching-sentence.ts";
import { findLabel, labels } from "./label.ts";
import { lineReaders } from "./line-readers.ts";
import { createDraft, type SkillDraft } from "./skill-draft.ts";
import { type SourceLine, sourceLines } from "./source-line.ts";

/** What a structured description says, line by line. */
export interface LinesReading {
  readonly draft: SkillDraft;
  /** In line order. */
  readonly faults: readonly SkillFault[];
  /** Lines before the first label, which nobody reads. */
  readonly ignored: readonly SourceLine[];
}

/** Reads every line; `undefined` when none carries a label, for then the text is prose. */
export function readLines(description: string, vocabulary: Vocabulary): LinesReading | undefined {
  const draft = createDraft();
  const faults: SkillFault[] = [];
  const ignored: SourceLine[] = [];
  let labelled = false;
  for (const line of sourceLines(description)) {
    const match = findLabel(line.text);
    if (match === undefined && !labelled) {
      ignored.push(line);
      continue;
    }
    labelled = true;
    const fault = match
      ? lineReaders[match.label]({ ...line, ...match }, draft)
      : readTeachingLine(line, draft, vocabulary);
    if (fault !== undefined) faults.push(fault);
  }
  return labelled ? { draft, faults, ignored } : undefined;
}

/** The last teaching sentence with a prompt and an answer wins. */
function readTeachingLine(
  line: SourceLine,
  draft: SkillDraft,
  vocabulary: Vocabulary,
): SkillFault | undefined {
  if (!isTeachingSentence(line.text, vocabulary)) return lineUnrecognised(line);
  const pair = findTeachingPair(line.text);
  if (pair !== undefined) draft.taught = pair;
  return undefined;
}

function lineUnrecognised({ number, column, offset, text }: SourceLine): SkillFault {
  const reason = `unsupported structured skill line \`${text}\``;
  const site = { line: number, column, code: "line-unrecognised" } as const;
  const guess = guessLabel(text);
  if (guess === undefined) {
    const suggestion = `begin the line with a label (${labels.join(", ")}) or teach: When I say \`a\`, answer \`b\``;
    return instructionFault(reason, { ...site, suggestion });
  }
  const { label, length } = guess;
  const fix = {
    description: `write \`${label}\``,
    startOffset: offset,
    endOffset: offset + length,
    text: label,
  };
  return instructionFault(reason, { ...site, suggestion: `did you mean \`${label}\`?`, fix });
}
