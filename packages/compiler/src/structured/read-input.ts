import { closestWord } from "../diagnostics/closest-word.ts";
import { instructionFault } from "../diagnostics/skill-fault.ts";
import { trim } from "../text/trim.ts";
import { findInputType, simpleInputTypes } from "./input-type.ts";
import { firstSpan, type LineReader, placeIn, spanMissing } from "./labelled-line.ts";

/** ``Input `name`: type``: the first colon of the line decides where the type begins. */
export const readInput: LineReader = (line, draft) => {
  const span = firstSpan(line);
  if (span === undefined) return spanMissing(line, "ticket_id");
  const name = span.text;
  const colon = line.text.indexOf(":");
  if (colon === -1) {
    return instructionFault(`typed input \`${name}\` must declare a type`, {
      ...placeIn(line, span.start),
      code: "input-type-missing",
      suggestion: `write a colon and a type after the name: Input \`${name}\`: text`,
    });
  }
  const valueType = trim(line.text.slice(colon + 1));
  if (findInputType(valueType) === undefined) {
    return instructionFault(`unsupported input type \`${valueType}\``, {
      ...placeIn(line, colon + 1),
      code: "input-type-unsupported",
      suggestion: suggestType(valueType, name),
    });
  }
  draft.inputs.push({ name, valueType });
  return undefined;
};

function suggestType(written: string, name: string): string {
  if (written.includes("`")) {
    return `the first colon of the line must stand between name and type: Input \`name\`: text`;
  }
  const closest = closestWord(written, simpleInputTypes);
  if (closest !== undefined) return `did you mean \`${closest}\`?`;
  return `give \`${name}\` one of ${simpleInputTypes.join(", ")} or enum(first,second)`;
}
