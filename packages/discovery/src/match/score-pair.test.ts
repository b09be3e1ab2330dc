import { expect, it } from "vitest";
import { parseCalibration, rawCalibration } from "./calibration.ts";
import { doubtScore, scorePair } from "./score-pair.ts";

const text = "Water the plants of a garden.";
const pair = { intent: "water the plants of my garden", text, name: "water", cosine: 0.9 };
const weighing = parseCalibration({
  ...{ embedder: "any@1", method: "logistic", bias: 2 },
  ...{ weights: { cosine: 3, agreement: 4 }, training: {} },
});

it("leaves to a person what the pair model was not asked about, where its word counts", () => {
  expect(scorePair({ ...pair, agreement: 3 }, weighing).score).toBeGreaterThan(0.85);
  expect(scorePair({ ...pair, agreement: undefined }, weighing).score).toBe(doubtScore);
  expect(scorePair({ ...pair, agreement: undefined }, rawCalibration("any@1")).score).toBe(0.9);
});

it("scores less the less the pair model agrees, and says how much it does", () => {
  const [agreeing, against] = [2, -2].map((agreement) =>
    scorePair({ ...pair, agreement }, weighing),
  );
  expect(agreeing?.score).toBeGreaterThan(against?.score ?? 1);
  expect(agreeing?.reasons).toContain("pair model 0.88");
  expect(against?.reasons).toContain("pair model 0.12");
});
