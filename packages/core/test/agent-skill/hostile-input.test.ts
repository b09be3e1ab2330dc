import {
  AgentSkillError,
  fixAgentSkill,
  formatAgentSkill,
  parseAgentSkill,
} from "@skillwright/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { loadSkillCases } from "./skill-cases.ts";

const contents = loadSkillCases().map(({ content }) => content);
const piece = fc.constantFrom(
  ...[
    "---",
    "\n",
    "\r",
    "\r\n",
    "\t",
    ": ",
    " #",
    "'",
    '"',
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "!!str ",
    "|",
  ],
  ...[
    "|+\n  ",
    ">\n  ",
    "? ",
    "- ",
    "<<: ",
    "\ufeff",
    "\u0000",
    "\u2028",
    "%YAML",
    "...",
    "~",
    "\\",
    "\ud800",
  ],
);
const mutation = fc.record({
  at: fc.nat(200),
  drop: fc.nat(6),
  insert: fc.oneof(piece, fc.constant("")),
});
const mutated = fc
  .tuple(fc.constantFrom(...contents), fc.array(mutation, { minLength: 1, maxLength: 6 }))
  .map(([content, mutations]) =>
    mutations.reduce(
      (text, { at, drop, insert }) => text.slice(0, at) + insert + text.slice(at + drop),
      content,
    ),
  );

it("reads a damaged file without loss, or says what is wrong with it", () => {
  let read = 0;
  fc.assert(
    fc.property(mutated, (text) => {
      const skill = attempt(() => parseAgentSkill(text));
      if (skill === undefined) return;
      read += 1;
      expect(formatAgentSkill(skill)).toBe(text);
      const edited = parseAgentSkill(formatAgentSkill({ ...skill, license: "Edited" }));
      const { source: _, ...said } = edited;
      const { source: __, ...expected } = { ...skill, license: "Edited" };
      expect(said).toEqual(expected);
    }),
    { numRuns: 3_000 },
  );
  expect(read).toBeGreaterThan(300);
});

it("offers fixes for a damaged file that come to an end", () => {
  fc.assert(
    fc.property(mutated, (text) => {
      const { remaining } = fixAgentSkill(text, { directoryName: "csv-tidy" });
      expect(remaining.every(({ fix }) => fix === undefined)).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");

it.each([
  ["values that need quotes", lines(6_000, (index) => `k${index}: v: w`)],
  ["different keys", lines(6_000, (index) => `k${index}:  v`)],
  ["keys in braces", `metadata: {${lines(5_000, (index) => `k${index}: v,`)}}`],
  ["open brackets", `x: ${"[".repeat(60_000)}`],
  ["dashes", `x:\n ${"- ".repeat(30_000)}`],
  ["levels", lines(350, (index) => `${" ".repeat(index)}k:`)],
  ["backslashes", `x: "${"\\".repeat(60_001)}`],
  ["open parentheses", `allowed-tools: ${"(".repeat(60_000)}`],
  ["fences that are none", "----\n".repeat(12_000)],
])("is done in a few seconds with 64 KiB of %s", (_, frontmatter) => {
  const start = performance.now();
  attempt(() => parseAgentSkill(`---\nname: a\ndescription: b\n${frontmatter}\n---\n`));
  expect(performance.now() - start).toBeLessThan(4_000);
});

it("looks at no frontmatter beyond 64 KiB", () => {
  const text = `---\nname: a\ndescription: ${"b".repeat(70_000)}\n---\n`;
  expect(() => parseAgentSkill(text)).toThrow(/at most 65536/);
});

/** `undefined` for a text that is no skill; anything else that is thrown is a bug. */
function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof AgentSkillError) return undefined;
    throw error;
  }
}
