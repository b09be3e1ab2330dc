import { instructionFault } from "../diagnostics/skill-fault.ts";
import { codeSpans } from "../text/code-spans.ts";
import { unquote } from "../text/unquote.ts";
import { type LabelledLine, type LineReader, placeIn } from "./labelled-line.ts";

const arrow = "->";

/** ``Expected test `input` -> `output` ``: two spans, or any two texts around an arrow. */
export const readExpectedTest: LineReader = (line, draft) => {
  const [input, expectedOutput] = sides(line);
  if (
    input === undefined ||
    input === "" ||
    expectedOutput === undefined ||
    expectedOutput === ""
  ) {
    return instructionFault("expected tests must use `input` -> `output`", {
      ...placeIn(line),
      code: "expected-test-incomplete",
      suggestion: "write a prompt and its answer: Expected test `ping` -> `pong`",
    });
  }
  draft.expectedTests.push({ input, expectedOutput, ...placeIn(line) });
  return undefined;
};

function sides(line: LabelledLine): readonly string[] {
  const spans = codeSpans(line.text, 2);
  if (spans.length === 2) return spans.map(({ text }) => text);
  const cut = line.rest.indexOf(arrow);
  if (cut === -1) return [];
  return [unquote(line.rest.slice(0, cut)), unquote(line.rest.slice(cut + arrow.length))];
}
