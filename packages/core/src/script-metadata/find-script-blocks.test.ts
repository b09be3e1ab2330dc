import { expect, it } from "vitest";
import { findScriptBlocks } from "./find-script-blocks.ts";

const block = ["# /// script", "# a = 1", "# ///"];

const script = (...lines: string[]) => lines.join("\n");

it.each([
  ["a block at the top", script(...block), [{ line: 1, content: "a = 1" }]],
  [
    "a block further down",
    script("import os", "", ...block, "x = 1"),
    [{ line: 3, content: "a = 1" }],
  ],
  [
    "a block behind a byte-order mark",
    `\uFEFF${script(...block)}`,
    [{ line: 1, content: "a = 1" }],
  ],
  ["a block with CRLF", block.join("\r\n"), [{ line: 1, content: "a = 1" }]],
  ["an empty comment line", script("# /// script", "#", "# ///"), [{ line: 1, content: "" }]],
  [
    "blanks at the end of a content line",
    script("# /// script", "# a = 1  ", "# ///"),
    [{ line: 1, content: "a = 1  " }],
  ],
  [
    "a line separator in the content",
    script("# /// script", "# a = '\u2028\r'", "# ///"),
    [{ line: 1, content: "a = '\u2028\r'" }],
  ],
  [
    "a closer inside the content",
    script("# /// script", "# a", "# ///", "# b", "# ///", "# end"),
    [{ line: 1, content: "a\n///\nb" }],
  ],
  [
    "a second opener glued to the closer",
    script(...block, ...block),
    [{ line: 1, content: "a = 1\n///\n/// script\na = 1" }],
  ],
  [
    "a broken attempt before a good block",
    script("# /// script", "#a = 1", "# ///", ...block),
    [{ line: 4, content: "a = 1" }],
  ],
  [
    "two blocks",
    script(...block, "", ...block),
    [
      { line: 1, content: "a = 1" },
      { line: 5, content: "a = 1" },
    ],
  ],
  ["marker text inside a string", script('"""', ...block, '"""'), [{ line: 2, content: "a = 1" }]],
])("finds %s", (_, source, blocks) => {
  expect(findScriptBlocks(source)).toEqual(blocks);
});

it.each([
  ["an indented block", script("def f():", ...block.map((line) => `    ${line}`))],
  ["blanks after the opener", script("# /// script ", "# a = 1", "# ///")],
  ["blanks after the closer", script("# /// script", "# a = 1", "# /// ")],
  ["a block that is never closed", script("# /// script", "# a = 1")],
  ["a closed but empty block", script("# /// script", "# ///")],
  ["a block of another type", script("# /// other", "# a = 1", "# ///")],
  ["a block glued under one of another type", script("# /// other", "# b = 1", "# ///", ...block)],
  ["a script without comments", "print(1)\n"],
])("does not find %s", (_, source) => {
  expect(findScriptBlocks(source)).toEqual([]);
});
