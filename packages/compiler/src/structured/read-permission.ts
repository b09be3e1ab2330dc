import { instructionFault } from "../diagnostics/skill-fault.ts";
import { trim } from "../text/trim.ts";
import { firstSpan, type LineReader, placeIn, spanMissing } from "./labelled-line.ts";

/** ``Permission `tool:local_shell`: why``: a capability that the skill is granted. */
export const readPermission: LineReader = (line, draft) => {
  const span = firstSpan(line);
  if (span === undefined) return spanMissing(line, "tool:local_shell");
  const capability = span.text;
  if (!capability.includes(":")) {
    return instructionFault(`permission \`${capability}\` must include a capability namespace`, {
      ...placeIn(line, span.start),
      code: "capability-namespace-missing",
      suggestion: `did you mean \`tool:${capability}\`?`,
    });
  }
  draft.permissions.push({ capability, description: describe(line.text) });
  return undefined;
};

/** What follows the last backtick and a colon. */
function describe(line: string): string {
  const tail = trim(line.slice(line.lastIndexOf("`") + 1));
  const description = tail.startsWith(":") ? trim(tail.slice(1)) : "";
  return description === "" ? "explicit package permission grant" : description;
}
