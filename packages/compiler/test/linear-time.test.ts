import { expect, it } from "vitest";
import {
  compileSkill,
  normalizePrompt,
  parseLinksNotation,
  SkillCompileError,
} from "../src/index.ts";

const size = 400_000;

/** `size` UTF-16 units of a repeated piece. */
function much(piece: string): string {
  return piece.repeat(Math.ceil(size / piece.length));
}

// In quadratic time one of these would take minutes, in linear time it takes a fraction of a second.
const limitMs = 5_000;

it.each([
  ["backticks", much("`")],
  ["blanks", much(" ")],
  ["blanks inside a span", `When I say \`a${much(" ")}b\`, answer \`c\``],
  ["heads without a link", much("when `")],
  ["heads and links", much("when `a` then ")],
  ["letters that change their length", `When \`${much("İ")}\` then \`b\``],
  [
    "one long labelled line",
    `Skill \`s\`\nExpected test \`a\` -> \`b\`\nStep ${much("a")} \`${much("a")}b\``,
  ],
  ["quotes to strip", `Skill \`s\`\nExpected test \`a\` -> \`b\`\nStep x${much('"')}`],
  ["lines that are not recognised", `Skill \`s\`\n${much("Stpe x\n")}`],
  ["steps", `Skill \`s\`\n${much("Step shell\n")}Expected test \`a\` -> \`b\``],
  [
    "tools that nobody grants",
    `Skill \`s\`\nExpected test \`a\` -> \`b\`\n${much("Tool `a:aaaaaaaaa`\n")}`,
  ],
  ["expected tests", `Skill \`s\`\n${much("Expected test `a` -> `b`\n")}`],
  ["arrows", `Skill \`s\`\nExpected test ${much("->")}`],
  ["symbols in a trigger", `When I say \`${much("🎉")}\`, answer \`b\``],
])("compiles or refuses 400,000 characters of %s in linear time", (_, text) => {
  expect(elapsedMs(() => compileOrRefuse(text))).toBeLessThan(limitMs);
});

it.each([
  ["separators", much("-")],
  ["capital sigmas", much("Σ")],
  ["names of languages", much("c++c#")],
])("normalises 400,000 characters of %s in linear time", (_, text) => {
  expect(elapsedMs(() => normalizePrompt(text))).toBeLessThan(limitMs);
});

it("refuses 400,000 characters of escapes in linear time", () => {
  const text = `compiled_skill_0000000000000000\n  type "${much("\\")}`;
  const parse = () => expect(() => parseLinksNotation(text)).toThrow("line 2");
  expect(elapsedMs(parse)).toBeLessThan(limitMs);
});

function compileOrRefuse(text: string): void {
  try {
    compileSkill(text);
  } catch (error) {
    if (!(error instanceof SkillCompileError)) throw error;
  }
}

function elapsedMs(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
