import type { Replaced } from "./replaced-words.ts";

/** Prepositions that all say by what means: "send it with, via, through X". */
const means = new Set(["via", "with", "using", "through", "by", "on"]);

/**
 * Whether a name stands in place of another name: a skill for UPS does not serve a request that says
 * FedEx, known services or not. "In London" does not stand in place of "from OpenWeather".
 */
export function replacesName({ asked, offered }: Replaced): boolean {
  const [one, other] = [asked[0], offered[0]];
  if (!one || !other || ![...asked, ...offered].every(({ isName }) => isName)) return false;
  const [left, right] = [one, other].map(({ preposition }) =>
    means.has(preposition) ? "with" : preposition,
  );
  return left === right;
}
