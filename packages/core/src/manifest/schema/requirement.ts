import { isSkillId } from "../../ids/is-skill-id.ts";
import { rule } from "./rule.ts";
import { text } from "./text.ts";

const part = "(?:0|[1-9][0-9]{0,15}|[xX*])";

/** `^1`, `>=1.2.0`, `1.x`, `*`, `~2.0.0-beta.1`. */
const comparator = new RegExp(
  `^(?:[~^]|[<>]=?|=)?${part}(?:\\.${part}(?:\\.${part}(?:-[0-9A-Za-z.-]+)?)?)?$`,
);

/** A skill that another one calls, as `id@range`. */
export const requirement = text.check(
  rule(
    "requirement-invalid",
    isRequirement,
    'use an id and a version range, as in "fetch-page@^1"',
  ),
);

function isRequirement(value: string): boolean {
  const at = value.indexOf("@");
  return at > 0 && isSkillId(value.slice(0, at)) && isRange(value.slice(at + 1));
}

/** Alternatives between `||`, each a list of comparators that must all hold. */
function isRange(range: string): boolean {
  return range.split("||").every((alternative) =>
    alternative
      .trim()
      .split(/\s+/)
      .every((word) => comparator.test(word)),
  );
}
