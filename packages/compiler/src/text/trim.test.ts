import { expect, it } from "vitest";
import { trim } from "./trim.ts";

it.each([
  ["  a b\t\r\n", "a b"],
  ["\u0085\u2028a\u3000", "a"],
  ["\uFEFFa\u200B", "\uFEFFa\u200B"],
  [" \u0085 ", ""],
  ["", ""],
])("trims %j to %j", (text, trimmed) => {
  expect(trim(text)).toBe(trimmed);
});
