import { findMentions, mentionsAny } from "./find-mentions.ts";
import { matchableText, withoutAddresses } from "./intent-text.ts";
import { pickVariables } from "./pick-variables.ts";
import type { PickedVariables } from "./picked-variables.ts";
import type { SkillTemplate } from "./skill-template.ts";

/** Whether a template really serves an intent. */
export type TemplateFit =
  | { readonly fits: true; readonly variables: PickedVariables }
  /** `reason` is for people and says what the template lacks. */
  | { readonly fits: false; readonly reason: string };

/**
 * The hard check behind the semantic choice of a template: an intent that names another service, a
 * subject that the template excludes or a value that it does not know, or that fails to mention what
 * the template requires, does not fit, however similar it sounds.
 */
export function fitTemplate(template: SkillTemplate, intent: string): TemplateFit {
  const text = matchableText(intent);
  const { excludes, requires, services } = template.definition;

  const named = findMentions(text, template.knownServices).map(({ of }) => of.name);
  const foreign = named.find((service) => !services.includes(service));
  if (foreign !== undefined) return unfit(`it does not serve ${foreign}`);
  const excluded = excludes.find((word) => mentionsAny(withoutAddresses(text), [word]));
  if (excluded !== undefined) return unfit(`"${excluded.replace("*", "…")}" is beyond it`);

  const pick = pickVariables(template.definition, text);
  if (pick.status === "unfit") return unfit(pick.reason);
  const { variables } = pick;
  for (const { any, or_named } of requires) {
    const spared = or_named.length > 0 && or_named.every((name) => variables.get(name)?.named);
    if (!spared && !mentionsAny(text, any)) {
      return unfit(`the intent mentions none of: ${listed(any)}`);
    }
  }
  return { fits: true, variables };
}

/** Most words that a reason lists. */
const maxListed = 6;

function listed(words: readonly string[]): string {
  const shown = words.slice(0, maxListed).map((word) => word.replace("*", "…"));
  return [...shown, ...(words.length > maxListed ? ["and the like"] : [])].join(", ");
}

function unfit(reason: string): TemplateFit {
  return { fits: false, reason };
}
