import { checkAgentSkill, fixAgentSkill, hasErrors } from "@skillwright/core";
import { expect, it } from "vitest";
import { loadSkillCases } from "./skill-cases.ts";

const rest = "\n---\n\n# Steps\n";

it.each([
  ["a byte-order mark", "\ufeff---\nname: a\ndescription: b", "---\nname: a\ndescription: b"],
  ["a blank first line", "\n---\nname: a\ndescription: b", "---\nname: a\ndescription: b"],
  [
    "a colon in a value",
    "---\nname: a\ndescription: Use when: ready",
    '---\nname: a\ndescription: "Use when: ready"',
  ],
  [
    "two such values",
    "---\nname: a\ndescription: b: c\nlicense: d: e",
    '---\nname: a\ndescription: "b: c"\nlicense: "d: e"',
  ],
  [
    "a value that begins like a list",
    "---\nname: a\ndescription: [beta] b",
    '---\nname: a\ndescription: "[beta] b"',
  ],
  [
    "a value that begins like an alias",
    "---\nname: a\ndescription: *b* c",
    '---\nname: a\ndescription: "*b* c"',
  ],
  [
    "a quoted first word",
    '---\nname: a\ndescription: "b" c',
    '---\nname: a\ndescription: "\\"b\\" c"',
  ],
  ["a tab in a value", "---\nname: a\ndescription: b\tc", '---\nname: a\ndescription: "b\\tc"'],
  [
    "tools in brackets",
    "---\nname: a\ndescription: b\nallowed-tools: [Read, Write]",
    "---\nname: a\ndescription: b\nallowed-tools: Read Write",
  ],
  [
    "tools in a list",
    "---\nname: a\ndescription: b\nallowed-tools:\n  - Read\n  - Write",
    "---\nname: a\ndescription: b\nallowed-tools: Read Write",
  ],
  [
    "metadata in braces",
    "---\nname: a\ndescription: b\nmetadata: {v: '1', w: x}",
    '---\nname: a\ndescription: b\nmetadata:\n  v: "1"\n  w: x',
  ],
  ["fields in capitals", "---\nName: a\nDescription: b", "---\nname: a\ndescription: b"],
  [
    "a misspelt field",
    "---\nname: a\ndescription: b\nlicence: MIT",
    "---\nname: a\ndescription: b\nlicense: MIT",
  ],
  [
    "version and tags",
    "---\nname: a\ndescription: b\nversion: 1.0\ntags:\n  - c\n  - d",
    '---\nname: a\ndescription: b\nmetadata:\n  version: "1.0"\n  tags: c, d',
  ],
  ["a name in capitals", "---\nname: A\ndescription: b", "---\nname: a\ndescription: b"],
  [
    "a name that is not the directory's",
    "---\nname: other\ndescription: b",
    "---\nname: a\ndescription: b",
  ],
  [
    "a value cut by a comment",
    "---\nname: a\ndescription: b #1 c",
    '---\nname: a\ndescription: "b #1 c"',
  ],
  [
    "an empty compatibility",
    "---\nname: a\ndescription: b\ncompatibility: ''",
    "---\nname: a\ndescription: b",
  ],
  [
    "CR LF line ends",
    "---\r\nname: a\r\ndescription: b: c\r\nversion: 2.0",
    '---\r\nname: a\r\ndescription: "b: c"\r\nmetadata:\r\n  version: "2.0"',
  ],
])("mends %s", (_, before, after) => {
  const end = before.includes("\r") ? rest.replaceAll("\n", "\r\n") : rest;
  const { text, remaining } = fixAgentSkill(before + end, { directoryName: "a" });
  expect(text).toBe(after + end);
  expect(remaining).toEqual([]);
});

it("gives a glued fence its line", () => {
  const { text } = fixAgentSkill("---\nname: a\ndescription: b\n---# Steps\n");
  expect(text).toBe("---\nname: a\ndescription: b\n---\n\n# Steps\n");
});

it("leaves fields of single clients to a person", () => {
  const { text, remaining } = fixAgentSkill(`---\nname: a\ndescription: b\nmodel: opus${rest}`);
  expect(text).toContain("model: opus");
  expect(remaining.map(({ code }) => code)).toEqual(["field-unknown"]);
});

it.each(loadSkillCases())(
  "ends on $name, with no more errors than before",
  ({ content, dirName }) => {
    const before = checkAgentSkill(content, { directoryName: dirName });
    const { text, remaining } = fixAgentSkill(content, { directoryName: dirName });
    expect(remaining.every(({ fix }) => fix === undefined)).toBe(true);
    if (!hasErrors(before)) expect(hasErrors(remaining)).toBe(false);
    expect(checkAgentSkill(text, { directoryName: dirName })).toEqual(remaining);
  },
);
