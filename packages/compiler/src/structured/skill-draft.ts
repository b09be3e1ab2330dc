import type { TeachingPair } from "../teaching/find-teaching-pair.ts";
import type { ExpectedTest, InputDeclaration, PermissionGrant } from "./skill-spec.ts";
import type { Target } from "./target.ts";

/** Text that will be looked through for cues, and where it stands. */
export interface Instruction {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** An expected test, and where it stands. */
export interface LocatedTest extends ExpectedTest {
  readonly line: number;
  readonly column: number;
}

/** What the lines of a structured description have said so far. */
export interface SkillDraft {
  name?: string;
  taught?: TeachingPair;
  readonly inputs: InputDeclaration[];
  readonly preconditions: Instruction[];
  readonly steps: Instruction[];
  readonly effects: Instruction[];
  readonly expectedTests: LocatedTest[];
  readonly targets: Target[];
  /** Capabilities that `Tool` lines ask for. */
  readonly tools: Instruction[];
  readonly permissions: PermissionGrant[];
}

/** A draft of which nothing is known yet. */
export function createDraft(): SkillDraft {
  return {
    inputs: [],
    preconditions: [],
    steps: [],
    effects: [],
    expectedTests: [],
    targets: [],
    tools: [],
    permissions: [],
  };
}
