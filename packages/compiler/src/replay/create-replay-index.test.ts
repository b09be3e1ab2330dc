import fc from "fast-check";
import { expect, it } from "vitest";
import { compileSkill } from "../compile-skill.ts";
import { createReplayIndex } from "./create-replay-index.ts";
import { replaySkill } from "./replay-skill.ts";

const prompt = fc.constantFrom("a", "b", "C!", "c", "?");

it("answers as the first skill would that knows the prompt", () => {
  const answer = fc.constantFrom("1", "2", "3");
  const sets = fc.array(fc.array(fc.tuple(prompt, answer), { minLength: 1 }));
  fc.assert(
    fc.property(sets, prompt, (set, asked) => {
      const skills = set.map((tests) =>
        compileSkill(
          [
            "Skill `s`",
            ...tests.map(([input, output]) => `Expected test \`${input}\` -> \`${output}\``),
          ].join("\n"),
        ),
      );
      const first = skills.map((skill) => replaySkill(skill, asked)).find((replay) => replay);
      expect(createReplayIndex(skills).replay(asked)).toEqual(first);
    }),
  );
});

it("counts different prompts", () => {
  const skills = ["a", "A!", "b"].map((trigger) =>
    compileSkill(`When I say \`${trigger}\`, answer \`x\``),
  );
  expect(createReplayIndex(skills).size).toBe(2);
});
