import { describe, expect, it } from "vitest";
import { canMove, registrationStates } from "./registration-state.ts";

const legal = [
  "unregistered>registered",
  "registered>validated",
  "validated>initialized",
  "initialized>active",
  "active>inactive",
  "inactive>active",
  "failed>validated",
  "deprecated>unregistered",
  ...["registered", "validated", "initialized", "active", "inactive"].map((s) => `${s}>failed`),
  ...["registered", "validated", "initialized", "active", "inactive", "failed"].map(
    (state) => `${state}>deprecated`,
  ),
];

describe("the table of states", () => {
  it.each(
    registrationStates.flatMap((from) => registrationStates.map((to) => [from, to] as const)),
  )("from %s to %s", (from, to) => {
    expect(canMove(from, to)).toBe(legal.includes(`${from}>${to}`));
  });
});
