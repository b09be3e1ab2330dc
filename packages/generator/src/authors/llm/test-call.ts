import type { AcceptanceTest } from "@skillwright/core";

/** Equal for tests that make the same call, whatever they expect. */
export function callOf({ action, input }: Pick<AcceptanceTest, "action" | "input">): string {
  return JSON.stringify([action, Object.entries(input).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}
