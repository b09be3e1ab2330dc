import { SkillwrightError } from "@skillwright/core";
import type { AuthorKind, SkillAuthor } from "../authors/author.ts";
import type { GeneratorErrorCode } from "../errors.ts";

/**
 * The authors that can change an installed skill: a model any, the others those that they wrote, and
 * scaffolds, which hold nothing to lose.
 *
 * @param writtenBy - who wrote the skill, as the store has it.
 * @throws SkillwrightError `author-unavailable`
 */
export function chooseImprovers(
  authors: readonly SkillAuthor[],
  wanted: AuthorKind | "auto",
  writtenBy: string,
): SkillAuthor[] {
  const chosen = authors.filter(
    ({ kind, improves = [] }) =>
      (wanted === "auto" || wanted === kind) &&
      (improves === "anyone" || improves.some((author) => author === writtenBy)),
  );
  if (chosen.length > 0) return chosen;
  const who = wanted === "auto" ? "no author here can" : `the author "${wanted}" cannot`;
  throw new SkillwrightError<GeneratorErrorCode>(
    `${who} change a skill written by "${writtenBy}"`,
    {
      code: "author-unavailable",
      hint: "Configure a model in [llm], or edit the package and install it with --upgrade.",
    },
  );
}
