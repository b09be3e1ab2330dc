import type { AgentSkillProblem } from "../agent-skill-problem.ts";
import type { SkillDocument } from "../skill-document.ts";
import { checkDescription } from "./check-description.ts";
import { checkName } from "./check-name.ts";
import { checkOptionalFields } from "./check-optional-fields.ts";
import { checkUnknownFields } from "./check-unknown-fields.ts";

/** A document and where it lies, as the rules look at it. */
export interface CheckedDocument extends SkillDocument {
  /** The name of its directory; not looked at when absent. */
  readonly directoryName?: string | undefined;
}

/** Every rule on fields, in the order in which the reference validator reports. */
export function checkDocument(
  document: SkillDocument,
  directoryName?: string,
): AgentSkillProblem[] {
  const checked = { ...document, directoryName };
  return [
    ...checkUnknownFields(checked),
    ...checkName(checked),
    ...checkDescription(checked),
    ...checkOptionalFields(checked),
  ];
}
