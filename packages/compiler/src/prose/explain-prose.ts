import { guessLabel } from "../diagnostics/guess-label.ts";
import { type SkillFault, shapeFault } from "../diagnostics/skill-fault.ts";
import type { Vocabulary } from "../lexicon/vocabulary.ts";
import { sourceLines } from "../structured/source-line.ts";
import { isTeachingSentence } from "../teaching/is-teaching-sentence.ts";
import { codeSpans } from "../text/code-spans.ts";

const example = "When I say `ping`, answer `pong`";

/** Why a text without labels is no skill, and what would make it one. */
export function explainProse(
  description: string,
  teaches: boolean,
  vocabulary: Vocabulary,
): SkillFault {
  const [first] = sourceLines(description);
  const site = {
    line: first?.number ?? 1,
    column: first?.column ?? 1,
    code: "shape-unsupported",
  } as const;
  if (first === undefined) {
    return shapeFault("the description is empty", {
      ...site,
      suggestion: `write a sentence: ${example}`,
    });
  }
  const spans = codeSpans(description, 2).length;
  if (teaches) {
    const message = `a teaching sentence needs a prompt and an answer in backticks, and has ${spans} of the 2`;
    return shapeFault(message, { ...site, suggestion: `quote both with backticks: ${example}` });
  }
  const message = "the description is neither a teaching sentence nor a list of labelled lines";
  if (isTeachingSentence(description.replaceAll("`", " ` "), vocabulary)) {
    const suggestion = "put a space before and after the words between the backticks";
    return shapeFault(message, { ...site, suggestion });
  }
  for (const line of sourceLines(description)) {
    const guess = guessLabel(line.text);
    if (guess === undefined) continue;
    const suggestion = `did you mean \`${guess.label}\`?`;
    return shapeFault(message, { ...site, line: line.number, column: line.column, suggestion });
  }
  return shapeFault(message, { ...site, suggestion: `teach one answer: ${example}` });
}
