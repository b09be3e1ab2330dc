import { chooseValue } from "./choose-value.ts";
import { findMentions } from "./find-mentions.ts";
import { withoutAddresses } from "./intent-text.ts";
import { matchPattern } from "./match-pattern.ts";
import type { PickedVariable, PickedVariables } from "./picked-variables.ts";
import type { TemplateDefinition } from "./template-definition.ts";

/** What an intent makes of a template's variables, or why it makes nothing of them. */
export type VariablePick =
  | { readonly status: "picked"; readonly variables: PickedVariables }
  | { readonly status: "unfit"; readonly reason: string };

/** Picks every variable of a template, in the order in which it declares them. */
export function pickVariables(definition: TemplateDefinition, text: string): VariablePick {
  const variables = new Map<string, PickedVariable>();
  for (const variable of definition.variables) {
    if ("pattern" in variable) {
      const match = matchPattern(variable, text, variables);
      const { or_only: or } = variable;
      if (variable.required && match.data["value"] === undefined && !saysOnly(text, or)) {
        return { status: "unfit", reason: `the intent names no ${variable.name}` };
      }
      variables.set(variable.name, match);
      continue;
    }
    const choice = chooseValue(variable, { definition, text, variables });
    if ("reason" in choice) return { status: "unfit", reason: choice.reason };
    variables.set(variable.name, choice);
  }
  return { status: "picked", variables };
}

/**
 * Whether a text holds nothing but these words and addresses. What it names beyond them would be lost
 * where a setting stands in for the value that it does not name.
 */
function saysOnly(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  const plain = withoutAddresses(text);
  let rest = "";
  let end = 0;
  for (const mention of findMentions(plain, [{ words, symbols: [] }])) {
    rest += plain.slice(end, mention.start);
    end = mention.end;
  }
  return !/[\p{L}\p{N}]/u.test(rest + plain.slice(end));
}
