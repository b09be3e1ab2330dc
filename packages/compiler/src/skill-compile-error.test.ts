import { SkillwrightError } from "@skillwright/core";
import { expect, it } from "vitest";
import { compileSkill } from "./compile-skill.ts";
import { SkillCompileError } from "./skill-compile-error.ts";

function errorOf(description: string): SkillCompileError {
  try {
    compileSkill(description);
  } catch (error) {
    if (error instanceof SkillCompileError) return error;
  }
  throw new Error(`${description} compiles`);
}

it.each([
  ["hello", "skill-shape-unsupported", { kind: "UnsupportedShape" }],
  [
    "Skill s",
    "skill-instruction-unsupported",
    { kind: "UnsupportedInstruction", reason: "Skill must use a backtick-quoted value" },
  ],
  [
    "Skill `s`\nTool `x`\nExpected test `a` -> `b`",
    "skill-permission-required",
    { kind: "PermissionRequired", capability: "tool:x" },
  ],
])("has for %j the code %s and the reference's fields alone", (description, code, fields) => {
  const error = errorOf(description);
  expect({ ...error }).toStrictEqual(fields);
  expect(SkillwrightError.is(error, code)).toBe(true);
});

it("tells what to do: the first suggestion as hint, all findings beside it", () => {
  const error = errorOf("Skill `s`\nStep\nEffect");
  expect(error.hint).toBe("`Step` needs text: Step `validate the ticket`");
  expect(error.diagnostics.map(({ line }) => line)).toEqual([2, 3]);
});

it("names itself", () => {
  expect(String(errorOf("x"))).toBe("SkillCompileError: unsupported natural-language skill shape");
});
