import { expect, it } from "vitest";
import { decideOn } from "./decide-on.ts";

const scored = (...scores: number[]) =>
  scores.map((score, i) => ({
    skillId: `s${i}`,
    name: "",
    description: "",
    source: "code" as const,
    score,
  }));

it.each([
  [[0.85, 0.7], "reuse", 2],
  [[0.84, 0.7, 0.65, 0.61, 0.2], "ask", 3],
  [[0.59], "generate", 0],
  [[], "generate", 0],
] as const)("for scores %j answers %s", (scores, answer, shown) => {
  const decision = decideOn(scored(...scores), 0.85, 0.6);
  expect(decision.answer).toBe(answer);
  expect(decision.candidates).toHaveLength(shown);
});
