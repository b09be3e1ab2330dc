import { expect, it } from "vitest";
import { fitLogistic } from "./fit-logistic.ts";

const examples = Array.from({ length: 200 }, (_, i) => ({
  // The first speaks for, the second against, the third says nothing.
  features: [i % 2, (i + 1) % 2, 1],
  same: i % 2 === 1,
  weight: 1,
}));

it("separates what one feature separates", async () => {
  const { bias, weights } = await fitLogistic(examples);
  expect(bias + (weights[0] ?? 0)).toBeGreaterThan(2);
  expect(bias).toBeLessThan(-1);
});

it("gives no feature a negative weight", async () => {
  expect((await fitLogistic(examples)).weights[1]).toBe(0);
});

it("leaves out what has no weight", async () => {
  const wrong = examples.map((example) => ({ ...example, same: !example.same, weight: 0 }));
  const alone = await fitLogistic(examples);
  const together = await fitLogistic([...examples, ...wrong]);
  expect(together.weights[0]).toBeCloseTo(alone.weights[0] ?? Number.NaN, 1);
});
