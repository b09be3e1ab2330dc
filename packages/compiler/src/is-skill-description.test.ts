import { expect, it } from "vitest";
import { isSkillDescription } from "./is-skill-description.ts";

it.each([
  "When I say `ping`, answer `pong`",
  "Когда `пинг` тогда `понг`",
  "Skill `s`\nWhen `a` then `b`",
  "Skill s\nExpected test a",
])("recognises %j", (text) => {
  expect(isSkillDescription(text)).toBe(true);
});

it.each([
  "",
  "Tool that renames photos",
  "Step counter that reads `steps.csv` and `goals.csv`",
  "answer mails when the user asks",
  "Send an email\nwith the subject `hello`",
])("leaves %j to others", (text) => {
  expect(isSkillDescription(text)).toBe(false);
});

it("knows more languages when asked to", () => {
  const text = "Cuando digo `hola`, responde `adiós`";
  expect([isSkillDescription(text), isSkillDescription(text, { languages: ["es"] })]).toEqual([
    false,
    true,
  ]);
});
