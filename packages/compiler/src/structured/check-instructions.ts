import { instructionFault, type SkillFault } from "../diagnostics/skill-fault.ts";
import type { Vocabulary } from "../lexicon/vocabulary.ts";
import { containsAny } from "../teaching/contains-any.ts";
import { checkPermissions } from "./check-permissions.ts";
import type { Instruction, SkillDraft } from "./skill-draft.ts";

/** Instructions that cannot be followed every time alike, then capabilities that nothing grants. */
export function checkInstructions(draft: SkillDraft, vocabulary: Vocabulary): SkillFault[] {
  const instructions = [...draft.preconditions, ...draft.steps, ...draft.effects];
  return [
    ...instructions
      .filter(({ text }) => containsAny(text.toLowerCase(), vocabulary.nondeterministicMarkers))
      .map(notDeterministic),
    ...checkPermissions(draft, instructions, vocabulary),
  ];
}

function notDeterministic({ line, column }: Instruction): SkillFault {
  return instructionFault("structured skills must be deterministic and reviewable", {
    line,
    column,
    code: "not-deterministic",
    suggestion: "say what happens every time; a compiled skill cannot choose or invent",
  });
}
