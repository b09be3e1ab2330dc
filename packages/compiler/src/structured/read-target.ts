import { closestWord } from "../diagnostics/closest-word.ts";
import { instructionFault } from "../diagnostics/skill-fault.ts";
import { asciiLowerCase } from "../text/ascii-lower-case.ts";
import { firstSpan, type LineReader, placeIn, spanMissing } from "./labelled-line.ts";
import { findTarget, targets } from "./target.ts";

/** ``Target `rust` ``: a language in which to write a handler stub. */
export const readTarget: LineReader = (line, draft) => {
  const span = firstSpan(line);
  if (span === undefined) return spanMissing(line, "rust");
  const name = asciiLowerCase(span.text);
  const target = findTarget(name);
  if (target === undefined) {
    const closest = closestWord(name, targets);
    return instructionFault(`unsupported handler target \`${name}\``, {
      ...placeIn(line, span.start),
      code: "target-unsupported",
      suggestion: closest ? `did you mean \`${closest}\`?` : `use one of ${targets.join(", ")}`,
    });
  }
  draft.targets.push(target);
  return undefined;
};
