import { permissionFault, type SkillFault } from "../diagnostics/skill-fault.ts";
import type { Vocabulary } from "../lexicon/vocabulary.ts";
import { compareCodePoints } from "../text/compare-code-points.ts";
import { findCapability } from "./find-capability.ts";
import type { Instruction, SkillDraft } from "./skill-draft.ts";

/** The capability that grants every other, whatever its namespace. */
const wildcard = "tool:*";

/** The capabilities that tools and instructions need and nothing grants, sorted by their bytes. */
export function checkPermissions(
  draft: SkillDraft,
  instructions: readonly Instruction[],
  vocabulary: Vocabulary,
): SkillFault[] {
  const granted = new Set(draft.permissions.map(({ capability }) => capability));
  if (granted.has(wildcard)) return [];
  const missing = new Map<string, Instruction>();
  const need = (capability: string, because: Instruction) => {
    if (!granted.has(capability) && !missing.has(capability)) missing.set(capability, because);
  };
  for (const tool of draft.tools) need(tool.text, tool);
  for (const instruction of instructions) {
    const capability = findCapability(instruction.text, vocabulary);
    if (capability !== undefined) need(capability, instruction);
  }
  return [...missing]
    .sort(([left], [right]) => compareCodePoints(left, right))
    .map(([capability, { line, column }]) => {
      const suggestion = `add a line that grants it: Permission \`${capability}\`: why the skill needs it`;
      return permissionFault(capability, { line, column, code: "permission-missing", suggestion });
    });
}
