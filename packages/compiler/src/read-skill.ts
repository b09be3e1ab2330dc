import type { SkillFault, SkillFaults } from "./diagnostics/skill-fault.ts";
import type { Vocabulary } from "./lexicon/vocabulary.ts";
import { readProse } from "./prose/read-prose.ts";
import { checkInstructions } from "./structured/check-instructions.ts";
import { readLines } from "./structured/read-lines.ts";
import type { LocatedTest } from "./structured/skill-draft.ts";
import type { SkillSpec } from "./structured/skill-spec.ts";
import type { SourceLine } from "./structured/source-line.ts";
import { toStructuredSpec } from "./structured/to-structured-spec.ts";

/** What a description says. */
export interface SkillRead {
  readonly status: "read";
  readonly spec: SkillSpec;
  /** Lines before the first label. */
  readonly ignored: readonly SourceLine[];
  readonly expectedTests: readonly LocatedTest[];
}

/** What a description says, or everything that keeps it from saying something. */
export type SkillReading = SkillRead | { readonly status: "refused"; readonly faults: SkillFaults };

/** Reads a description: structured when a line carries a label, else prose. */
export function readSkill(description: string, vocabulary: Vocabulary): SkillReading {
  const lines = readLines(description, vocabulary);
  if (lines === undefined) return readProse(description, vocabulary);
  const { draft, ignored } = lines;
  // A line that cannot be read may be the very one whose absence the later checks would report.
  const unreadable = refuse(lines.faults);
  if (unreadable !== undefined) return unreadable;
  const spec = toStructuredSpec(description, draft);
  const faults = checkInstructions(draft, vocabulary);
  if ("faults" in spec) return { status: "refused", faults: [...spec.faults, ...faults] };
  const { expectedTests } = draft;
  return refuse(faults) ?? { status: "read", spec, ignored, expectedTests };
}

function refuse([first, ...others]: readonly SkillFault[]): SkillReading | undefined {
  return first && { status: "refused", faults: [first, ...others] };
}
