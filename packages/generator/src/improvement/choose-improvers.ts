import { SkillwrightError } from "@skillwright/core";
import type { AuthorKind, SkillAuthor } from "../authors/author.ts";
import type { GeneratorErrorCode } from "../errors.ts";

/**
 * The authors that can change an installed skill; the others would only write theirs anew.
 *
 * @throws SkillwrightError `author-unavailable`
 */
export function chooseImprovers(
  authors: readonly SkillAuthor[],
  wanted: AuthorKind | "auto",
): SkillAuthor[] {
  const chosen = authors.filter(
    ({ kind, improves = false }) => improves && (wanted === "auto" || wanted === kind),
  );
  if (chosen.length > 0) return chosen;
  throw new SkillwrightError<GeneratorErrorCode>("no author here can change an installed skill", {
    code: "author-unavailable",
    hint: "Configure a model in [llm], or edit the package and install it with --upgrade.",
  });
}
