import { isSkillId } from "@skillwright/core";
import { expect, it } from "vitest";
import { compileSkill } from "../compile-skill.ts";
import { describeSkill } from "./describe-skill.ts";

it("names prose after its trigger", () => {
  expect(describeSkill(compileSkill("When I say `Status check!`, answer `all clear`"))).toEqual({
    id: "status-check",
    name: "Status check!",
    description: "Answers “Status check!” with “all clear”.",
  });
});

it("names a structured skill as it names itself", () => {
  const skill = compileSkill("Skill `Triage`\nStep look\nStep act\nExpected test `a` -> `b`");
  expect(describeSkill(skill)).toEqual({
    id: "triage",
    name: "Triage",
    description: "look; act. Answers “a” with “b”.",
  });
});

it.each(["🎉", "\u200b", "\ufeff", "\0", "状态", "a".repeat(5000)])(
  "finds a valid id and a readable name for %j",
  (trigger) => {
    const { id, name } = describeSkill(compileSkill(`When I say \`${trigger}\`, answer \`b\``));
    expect(isSkillId(id)).toBe(true);
    expect(name).toMatch(/\p{L}/u);
  },
);
