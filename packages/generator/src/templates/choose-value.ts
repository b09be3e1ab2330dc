import { isDeepStrictEqual } from "node:util";
import { assignRoles } from "./assign-roles.ts";
import { fillValue } from "./fill-placeholders.ts";
import { findMentions } from "./find-mentions.ts";
import { findUnknownValue } from "./find-unknown-value.ts";
import type { PickedVariable, PickedVariables } from "./picked-variables.ts";
import type { ChosenVariable, NamedValue, TemplateDefinition } from "./template-definition.ts";

/** What a choice is made from. */
export interface ChoiceContext {
  readonly definition: TemplateDefinition;
  /** The intent. */
  readonly text: string;
  /** Those declared before this one. */
  readonly variables: PickedVariables;
}

/** The value that the intent names for a variable, else its default, else why there is none. */
export function chooseValue(
  variable: ChosenVariable,
  context: ChoiceContext,
): PickedVariable | { readonly reason: string } {
  const table = context.definition.values[variable.among] ?? [];
  if (variable.role !== undefined) {
    return chooseRole({ ...variable, role: variable.role }, table, context);
  }
  const named = implied(variable, table, context) ?? mentioned(table, context.text);
  const [first, second] = new Set(named);
  const several = second && table.find(({ value }) => isDeepStrictEqual(value, variable.several));
  const chosen = several ?? first;
  return chosen ? picked(chosen, true) : byDefault(variable, table, context);
}

function chooseRole(
  variable: ChosenVariable & { readonly role: "from" | "to" },
  table: readonly NamedValue[],
  context: ChoiceContext,
): PickedVariable | { readonly reason: string } {
  const { definition, text } = context;
  const mentions = findMentions(text, table);
  const known = [...definition.neutral, ...Object.values(definition.values).flat().flatMap(names)];
  const unknown = findUnknownValue(text, mentions, known);
  if (unknown !== undefined) return { reason: `it does not know "${unknown}"` };

  const roles = assignRoles(text, mentions);
  const own = roles[variable.role];
  const opposite = roles[variable.role === "from" ? "to" : "from"];
  if (own === undefined) return byDefault(variable, table, context, opposite);
  const { same } = variable;
  if (same !== undefined && opposite && !isDeepStrictEqual(own[same], opposite[same])) {
    return { reason: `${label(own)} and ${label(opposite)} differ in ${same}` };
  }
  return picked(own, true);
}

function byDefault(
  { name, defaults, among, role }: ChosenVariable,
  table: readonly NamedValue[],
  { variables, definition }: ChoiceContext,
  opposite?: NamedValue,
): PickedVariable | { readonly reason: string } {
  const rival = definition.variables.find(
    (other) => "among" in other && other.among === among && other.role && other.role !== role,
  );
  const taken = opposite?.value ?? (role && rival && variables.get(rival.name)?.data["value"]);
  for (const candidate of defaults) {
    const value = fillValue(candidate, variables);
    const entry = table.find((one) => isDeepStrictEqual(one.value, value));
    if (entry && !isDeepStrictEqual(entry.value, taken)) return picked(entry, false);
  }
  return { reason: `the intent names no ${name}` };
}

/** Values named through mentions in other tables; `undefined` when there are none. */
function implied(
  { implied_by: key }: ChosenVariable,
  table: readonly NamedValue[],
  { definition, text }: ChoiceContext,
): NamedValue[] | undefined {
  if (key === undefined) return undefined;
  const carriers = Object.values(definition.values)
    .flat()
    .filter((entry) => Object.hasOwn(entry, key));
  const entries = mentioned(carriers, text).flatMap((carrier) =>
    table.filter(({ value }) => isDeepStrictEqual(value, carrier[key])),
  );
  return entries.length > 0 ? entries : undefined;
}

function mentioned(table: readonly NamedValue[], text: string): NamedValue[] {
  return findMentions(text, table).map(({ of }) => of);
}

function picked(
  { words: _words, symbols: _symbols, ...data }: NamedValue,
  named: boolean,
): PickedVariable {
  return { named, data: data as PickedVariable["data"] };
}

function names({ words, symbols }: NamedValue): string[] {
  return [...words, ...symbols];
}

function label({ value }: NamedValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
