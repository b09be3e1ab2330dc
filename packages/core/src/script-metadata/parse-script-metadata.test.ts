import { expect, it } from "vitest";
import { parseScriptMetadata, safeParseScriptMetadata } from "./parse-script-metadata.ts";
import { ScriptMetadataError } from "./script-metadata-error.ts";

const script = (...content: string[]) =>
  ["#!/usr/bin/env python3", "# /// script", ...content, "# ///", "print(1)"].join("\n");

it("reads everything that a block can say", () => {
  const source = script(
    '# requires-python = ">=3.11"',
    "# dependencies = [",
    '#   "requests[socks]>=2,<3",',
    '#   "rich",',
    "# ]",
    "#",
    "# [tool.uv]",
    '# exclude-newer = "2026-01-01"',
  );
  expect(parseScriptMetadata(source)).toEqual({
    requiresPython: ">=3.11",
    dependencies: ["requests[socks]>=2,<3", "rich"],
    tool: { uv: { "exclude-newer": "2026-01-01" } },
    line: 2,
  });
});

it("is undefined for a script without a block", () => {
  expect(parseScriptMetadata("print(1)")).toBeUndefined();
});

it("has no dependencies where the block names none", () => {
  expect(parseScriptMetadata(script("#"))).toEqual({ dependencies: [], line: 2 });
});

it.each([
  ["malformed TOML", ["# a = ", "# b = 1"], { code: "toml-invalid", line: 3 }],
  [
    "dependencies that are no list",
    ['# dependencies = "x"'],
    { code: "dependencies-invalid", line: 3, column: 18 },
  ],
  [
    "a dependency that is no string",
    ['# dependencies = ["a", 3]'],
    { code: "dependencies-invalid", path: "dependencies[1]", line: 3, column: 24 },
  ],
  [
    "a dependency that is no specifier",
    ["#", '# dependencies = ["a b"]'],
    { code: "dependencies-invalid", path: "dependencies[0]", line: 4 },
  ],
  [
    "a Python version without an operator",
    ['# requires-python = "3.11"'],
    { code: "requires-python-invalid", line: 3 },
  ],
  [
    "a Python version that is a number",
    ["# requires-python = 3.11"],
    { code: "requires-python-invalid", line: 3 },
  ],
  ["a tool that is no table", ["# tool = 1"], { code: "tool-invalid", path: "tool", line: 3 }],
])("refuses %s, naming the line of the script", (_, content, diagnostic) => {
  const { metadata, diagnostics } = safeParseScriptMetadata(script(...content));
  expect(metadata).toBeUndefined();
  expect(diagnostics).toEqual([expect.objectContaining({ severity: "error", ...diagnostic })]);
});

it("refuses a second block", () => {
  const { diagnostics } = safeParseScriptMetadata(`${script("# a = 1")}\n${script("# a = 1")}`);
  expect(diagnostics).toMatchObject([{ code: "block-duplicate", line: 7 }]);
});

it("reports all problems, and throws them with the first line", () => {
  const source = script('# requires-python = "x"', '# dependencies = ["", "b c"]');
  expect(safeParseScriptMetadata(source).diagnostics).toHaveLength(3);
  expect(() => parseScriptMetadata(source)).toThrow(ScriptMetadataError);
  expect(() => parseScriptMetadata(source)).toThrow(
    expect.objectContaining({ code: "script-metadata-invalid", line: 3 }),
  );
});

it("warns of an unknown key, and reads the rest", () => {
  const { metadata, diagnostics } = safeParseScriptMetadata(script('# dependecies = ["rich"]'));
  expect(metadata).toEqual({ dependencies: [], line: 2 });
  expect(diagnostics).toMatchObject([
    { code: "key-unknown", severity: "warning", line: 3, column: 3 },
  ]);
  expect(diagnostics[0]?.message).toContain("did you mean dependencies?");
});
