import { expect, it } from "vitest";
import { formatScalar } from "./format-scalar.ts";

it.each([
  ["Tidies CSV files. Use it: now", '"Tidies CSV files. Use it: now"'],
  ["Tidies CSV files", "Tidies CSV files"],
  ["http://example.com/#a", "http://example.com/#a"],
  ["a #b", '"a #b"'],
  ["a:", '"a:"'],
  ["", '""'],
  ["true", '"true"'],
  ["No", '"No"'],
  ["e0", '"e0"'],
  ["1.10", '"1.10"'],
  ["- a", '"- a"'],
  ["a\tb", '"a\\tb"'],
  ["a\\b", "a\\b"],
  ['say "a"', 'say "a"'],
  ['"a" said', '"\\"a\\" said"'],
  ["a\u0085b\u2028c\ufeffd", '"a\\x85b\\u2028c\\ufeffd"'],
  ["a\u{e0041}", '"a\\U000e0041"'],
  ["a --- b", '"a -\\x2d- b"'],
  ["a ---- b", '"a -\\x2d-\\x2d b"'],
  ["👩‍🚀 flies", '"👩‍🚀 flies"'],
])("writes %j safely", (text, yaml) => {
  expect(formatScalar(text)).toBe(yaml);
});
