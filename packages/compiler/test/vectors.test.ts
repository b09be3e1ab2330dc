import { expect, it } from "vitest";
import {
  compileSkill,
  parseLinksNotation,
  replaySkill,
  SkillCompileError,
  toLinksNotation,
} from "../src/index.ts";
import { crashVectors, errorVectors, okVectors } from "./vectors.ts";

it.each(okVectors)("compiles $name byte for byte", ({ input, expected }) => {
  expect(JSON.stringify(compileSkill(input), null, 1)).toBe(JSON.stringify(expected.ok, null, 1));
});

it.each(okVectors)("replays $name", ({ input, prompts, expected }) => {
  const skill = compileSkill(input);
  const replays = prompts.map((prompt) => replaySkill(skill, prompt) ?? null);
  expect(replays).toEqual(expected.replays);
});

it.each(errorVectors)("refuses $name", ({ input, expected }) => {
  const error = compileError(input);
  expect({ ...error, message: error.message }).toStrictEqual(expected.error);
});

it.each(crashVectors)("compiles $name, at which the reference crashes", ({ input }) => {
  expect(compileSkill(input)).toMatchObject({ sourceDescription: input });
});

function compileError(input: string): SkillCompileError {
  try {
    compileSkill(input);
  } catch (error) {
    if (error instanceof SkillCompileError) return error;
    throw error;
  }
  throw new Error("it compiles");
}

it.each(okVectors)("reads the links notation of $name back", ({ input, expected }) => {
  const skill = compileSkill(input);
  expect(parseLinksNotation(toLinksNotation(skill))).toStrictEqual(skill);
  expect(parseLinksNotation(expected.ok.linksNotation)).toStrictEqual(expected.ok);
});
