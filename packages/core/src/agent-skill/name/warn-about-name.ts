import { quote } from "../../text/quote.ts";
import type { SkillNameProblem } from "./check-skill-name.ts";
import { isReservedName } from "./is-reserved-name.ts";
import { normalizeSkillName } from "./normalize-skill-name.ts";

/** Scripts whose letters pass for one another. */
const lookAlikes = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
];

/** What the standard allows and some client or system does not. */
export function warnAboutName(name: string): SkillNameProblem[] {
  const normalized = normalizeSkillName(name);
  const problems: SkillNameProblem[] = [];
  if (isReservedName(normalized)) {
    problems.push({
      code: "name-reserved",
      message: `Windows cannot make a directory ${quote(name)}`,
    });
  }
  if (/^\p{ASCII}*$/u.test(name)) return problems;
  const message = `the name ${quote(name)} has letters beyond a-z, which not every client takes`;
  problems.push({ code: "name-not-ascii", message });
  if (lookAlikes.filter((script) => script.test(normalized)).length > 1) {
    const mixed = `the name ${quote(name)} mixes scripts whose letters look alike`;
    problems.push({ code: "name-mixed-script", message: mixed });
  }
  return problems;
}
