import { expect, it } from "vitest";
import { compileSkill } from "../compile-skill.ts";
import { answerInput } from "./answer-input.ts";

it("gives every input a name of its own, beside the protocol's", () => {
  const names = ["n", "N!", "n_2", "prompt", "action", "日本", "n"];
  const inputs = names.map((name) => `Input \`${name}\`: text`);
  const description = ["Skill `s`", ...inputs, "Expected test `a` -> `b`"].join("\n");
  const { properties } = answerInput(compileSkill(description));
  expect(Object.keys(Object(properties))).toEqual([
    "prompt",
    "n",
    "n_2",
    "n_2_2",
    "prompt_2",
    "action_2",
    "compiled_skill",
    "n_3",
  ]);
});
