import { quote } from "../../text/quote.ts";
import type { AgentSkillProblem } from "../agent-skill-problem.ts";
import { sameValue } from "../frontmatter/same-value.ts";
import type { CheckedDocument } from "./check-document.ts";
import { fixByEditing } from "./fix-by-editing.ts";
import { isKnownField } from "./known-field.ts";
import { mendFields } from "./mend-fields.ts";

/** One problem that names every field the standard does not have. */
export function checkUnknownFields(document: CheckedDocument): AgentSkillProblem[] {
  const unknown = document.root.entries.filter(({ key }) => !isKnownField(key));
  const [first] = unknown;
  if (first === undefined) return [];
  const names = unknown.map(({ key }) => quote(key)).join(", ");
  const mended = mendFields(document.frontmatter);
  const fix = sameValue(mended, document.frontmatter)
    ? undefined
    : fixByEditing(document, describe(mended), mended);
  return [
    {
      code: "field-unknown",
      level: "error",
      message: `the standard has no field ${names}`,
      start: first.keyStart,
      path: first.key,
      fix,
    },
  ];
}

function describe(mended: Readonly<Record<string, unknown>>): string {
  const rest = Object.keys(mended).filter((key) => !isKnownField(key));
  const kept = rest.length === 0 ? "" : `; ${rest.map(quote).join(", ")} stays`;
  return `spell fields as the standard does, move others to metadata${kept}`;
}
