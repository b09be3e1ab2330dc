import type { JsonObject } from "@skillwright/core";

/** What a variable came to for one intent. */
export interface PickedVariable {
  /** Whether the intent names it, rather than a default. */
  readonly named: boolean;
  /** `value` (absent when there is none) and the data beside it. */
  readonly data: JsonObject;
}

/** By variable name. */
export type PickedVariables = ReadonlyMap<string, PickedVariable>;
