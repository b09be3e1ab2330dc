import { expect, it } from "vitest";
import { compileSkill } from "../compile-skill.ts";
import { replaySkill } from "./replay-skill.ts";

const skill = compileSkill(`Skill \`s\`
When I say \`Ping!\`, answer \`from the trigger\`
Expected test \`hello\` -> \`first\`
Expected test \`Hello?\` -> \`second\`
Expected test \`ping\` -> \`from the test\``);

it.each([
  ["HELLO", "first"],
  ["ping", "from the test"],
])("answers %j with %j", (prompt, answer) => {
  expect(replaySkill(skill, prompt)).toMatchObject({
    answer,
    packageId: skill.id,
    cacheHit: skill.id,
  });
});

it("has no answer to a prompt that it does not know", () => {
  expect(replaySkill(skill, "ping pong")).toBeUndefined();
});

it("answers nothing with a trigger of symbols", () => {
  const symbols = compileSkill("When I say `🎉`, answer `party`");
  expect(replaySkill(symbols, "")?.answer).toBe("party");
});
