import { firstSpan, type LineReader, placeIn, spanMissing } from "./labelled-line.ts";

/** ``Tool `local_shell` ``: a capability that a `Permission` line must grant; `tool:` is understood. */
export const readTool: LineReader = (line, draft) => {
  const span = firstSpan(line);
  if (span === undefined) return spanMissing(line, "local_shell");
  const capability = span.text.includes(":") ? span.text : `tool:${span.text}`;
  draft.tools.push({ text: capability, ...placeIn(line, span.start) });
  return undefined;
};
