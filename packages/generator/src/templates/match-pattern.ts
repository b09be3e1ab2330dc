import { homedir } from "node:os";
import { resolve } from "node:path";
import { fillPlaceholders } from "./fill-placeholders.ts";
import type { PickedVariable, PickedVariables } from "./picked-variables.ts";
import type { MatchedVariable } from "./template-definition.ts";

/** The first group of the first match, as text or number; `otherwise` when nothing matches. */
export function matchPattern(
  variable: MatchedVariable,
  text: string,
  variables: PickedVariables,
): PickedVariable {
  const found = new RegExp(variable.pattern, "u").exec(text)?.[1];
  if (found === undefined) {
    const { value: fallback, ...data } = fillPlaceholders(variable.otherwise, variables);
    // Tables say "none" with an empty text.
    return { named: false, data: fallback ? { ...data, value: fallback } : data };
  }
  const value = convert(found, variable.type);
  const own: PickedVariable = { named: true, data: { value } };
  const matched = fillPlaceholders(variable.matched, new Map([...variables, [variable.name, own]]));
  return { named: true, data: { ...matched, value } };
}

function convert(text: string, type: MatchedVariable["type"]): string | number {
  switch (type) {
    case "number":
      return Number(text);
    case "lower-case":
      return text.toLowerCase();
    case "path":
      // A skill has a home of its own, so `~` must be resolved here.
      return resolve(text.replace(/^~/, homedir()));
    case "text":
      return text;
  }
}
