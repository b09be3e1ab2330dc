import { expect, it } from "vitest";
import { RestartBudget } from "./restart-budget.ts";

it("is spent by one failure more than it allows", () => {
  const budget = new RestartBudget({ maxRestarts: 2, windowMs: 100 });
  for (const now of [0, 1]) budget.fail(now);
  expect(budget.isSpent(2)).toBe(false);
  budget.fail(2);
  expect(budget.isSpent(3)).toBe(true);
});

it("refills as failures grow old", () => {
  const budget = new RestartBudget({ maxRestarts: 1, windowMs: 100 });
  budget.fail(0);
  budget.fail(50);
  expect(budget.isSpent(99)).toBe(true);
  expect(budget.isSpent(100)).toBe(false);
  expect(budget.failures(149)).toBe(1);
  expect(budget.failures(150)).toBe(0);
});
