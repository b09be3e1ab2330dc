import type { Target } from "./target.ts";

/** A typed argument, as an `Input` line declares it. */
export interface InputDeclaration {
  readonly name: string;
  readonly valueType: string;
}

/** A prompt with its answer, as an `Expected test` line gives it. */
export interface ExpectedTest {
  readonly input: string;
  readonly expectedOutput: string;
}

/** A capability, as a `Permission` line grants it. */
export interface PermissionGrant {
  readonly capability: string;
  readonly description: string;
}

/** All that a description says, before anything is given an id. */
export interface SkillSpec {
  readonly name: string;
  readonly trigger: string;
  readonly response: string;
  /** The text from which the id of the package is made. */
  readonly canonical: string;
  readonly inputs: readonly InputDeclaration[];
  readonly preconditions: readonly string[];
  readonly steps: readonly string[];
  readonly effects: readonly string[];
  readonly expectedTests: readonly ExpectedTest[];
  readonly permissions: readonly PermissionGrant[];
  readonly targets: readonly Target[];
}
