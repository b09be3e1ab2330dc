import { quote } from "../../text/quote.ts";
import type { AgentSkillProblem } from "../agent-skill-problem.ts";
import { checkSkillName, type SkillNameProblem } from "../name/check-skill-name.ts";
import { normalizeSkillName } from "../name/normalize-skill-name.ts";
import { suggestSkillName } from "../name/suggest-skill-name.ts";
import { warnAboutName } from "../name/warn-about-name.ts";
import type { CheckedDocument } from "./check-document.ts";
import { findEntry } from "./find-entry.ts";
import { fixByEditing } from "./fix-by-editing.ts";

/** The rules on `name`, with a name that follows them as the fix; without one nothing can be loaded. */
export function checkName(document: CheckedDocument): AgentSkillProblem[] {
  const { frontmatter, directoryName, root } = document;
  const entry = findEntry(document, "name");
  if (entry === undefined) {
    const message = "the required field name is missing";
    const fix = renaming(directoryName);
    return [{ code: "name-missing", level: "fatal", message, start: root.start, fix }];
  }
  const { value } = entry;
  const where = { start: value.start, path: "name" };
  if (value.kind !== "text") {
    return [{ code: "name-empty", level: "fatal", message: "the name must be text", ...where }];
  }
  const errors: SkillNameProblem[] = checkSkillName(value.value);
  if (errors[0]?.code !== "name-empty" && differs(value.value, directoryName)) {
    const message = `the name ${quote(value.value)} is not that of its directory, ${quote(directoryName)}`;
    errors.push({ code: "name-directory-mismatch", message });
  }
  const suggestion = errors.length === 0 ? undefined : suggest(value.value, directoryName);
  const fix = renaming(suggestion);
  return [
    ...errors.map((error) =>
      toProblem(error, error.code === "name-empty" ? "fatal" : "error", fix),
    ),
    ...warnAboutName(value.value).map((warning) => toProblem(warning, "warning")),
  ];

  function toProblem(
    problem: SkillNameProblem,
    level: AgentSkillProblem["level"],
    mend?: AgentSkillProblem["fix"],
  ): AgentSkillProblem {
    return { ...problem, level, ...where, fix: mend };
  }

  function renaming(name: string | undefined): AgentSkillProblem["fix"] {
    if (name === undefined || name === frontmatter["name"]) return undefined;
    if (checkSkillName(name).length > 0) return undefined;
    return fixByEditing(document, `name it ${quote(name)}`, { ...frontmatter, name });
  }
}

function differs(name: string, directoryName: string | undefined): boolean {
  return (
    directoryName !== undefined && normalizeSkillName(name) !== directoryName.normalize("NFKC")
  );
}

/** The directory's name when that is a valid one: renaming a directory is not an edit of the file. */
function suggest(name: string, directoryName: string | undefined): string | undefined {
  const isUsable = directoryName !== undefined && checkSkillName(directoryName).length === 0;
  return isUsable ? directoryName : suggestSkillName(name);
}
