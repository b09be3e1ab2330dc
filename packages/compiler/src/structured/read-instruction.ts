import { instructionFault } from "../diagnostics/skill-fault.ts";
import { unquote } from "../text/unquote.ts";
import { firstSpan, type LineReader, placeIn } from "./labelled-line.ts";

/** `Precondition`, `Step`, `Effect`: the first span, else all that follows the label. */
export function instructionReader(list: "preconditions" | "steps" | "effects"): LineReader {
  return (line, draft) => {
    const span = firstSpan(line) ?? { text: unquote(line.rest), start: 0 };
    if (span.text === "") {
      return instructionFault(`${line.label} must include text`, {
        ...placeIn(line),
        code: "text-missing",
        suggestion: `\`${line.label}\` needs text: ${line.label} \`validate the ticket\``,
      });
    }
    draft[list].push({ text: span.text, ...placeIn(line, span.start) });
    return undefined;
  };
}
