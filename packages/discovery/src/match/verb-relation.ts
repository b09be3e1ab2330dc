import { actionsOf, areOpposed, isLight } from "./lexicon/actions.ts";

/**
 * How what is asked to be done relates to what a skill does.
 *
 * `same` verb, a `related` one, a `light` one that may mean it ("make", "get"), `opposed`,
 * `different`, or `unknown` when one of them names no verb.
 */
export type VerbRelation = "same" | "related" | "light" | "opposed" | "different" | "unknown";

/**
 * Compares verbs, in base form.
 *
 * @param asked - verbs of the intent.
 * @param main - verbs of the skill's text.
 * @param others - further verbs of the skill, from its name.
 */
export function verbRelation(
  asked: readonly string[],
  main: readonly string[],
  others: readonly string[],
): VerbRelation {
  const offered = [...main, ...others];
  if (offered.length === 0) return "unknown";
  // A bare noun phrase asks to be shown the thing.
  if (asked.length === 0)
    return main.some((verb) => actionsOf(verb).has("retrieve")) ? "light" : "unknown";
  if (asked.some((verb) => main.some((other) => isUndone(verb, other)))) return "opposed";
  if (asked.some((verb) => main.includes(verb) || (others.includes(verb) && !isLight(verb)))) {
    return "same";
  }
  const actions = new Set(offered.flatMap((verb) => [...actionsOf(verb)]));
  const shares = (verb: string) => [...actionsOf(verb)].some((action) => actions.has(action));
  if (asked.some((verb) => !isLight(verb) && shares(verb))) return "related";
  const wanted = asked.filter((verb) => !isLight(verb)).flatMap((verb) => [...actionsOf(verb)]);
  if (wanted.some((left) => [...actions].some((right) => areOpposed(left, right))))
    return "opposed";
  return asked.some(shares) ? "light" : "different";
}

function isUndone(verb: string, other: string): boolean {
  return ["un", "de", "dis"].some((prefix) => verb === prefix + other || other === prefix + verb);
}
