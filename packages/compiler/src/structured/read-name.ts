import { firstSpan, type LineReader, spanMissing } from "./labelled-line.ts";

/** ``Skill `name` ``: the last one names the skill. */
export const readName: LineReader = (line, draft) => {
  const name = firstSpan(line);
  if (name === undefined) return spanMissing(line, "triage escalation");
  draft.name = name.text;
  return undefined;
};
