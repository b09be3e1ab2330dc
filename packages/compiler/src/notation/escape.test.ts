import fc from "fast-check";
import { expect, it } from "vitest";
import { quoteValue, unquoteValue } from "./escape.ts";

it("escapes four characters and leaves the others raw", () => {
  expect(quoteValue('a\\b"c\r\n\td\u2028')).toBe('"a\\\\b\\"c\\r\\n\td\u2028"');
});

it("reads back what it wrote", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("\\", '"', "\n", "\r", "n", "r", "é") }),
      (value) => {
        expect(unquoteValue(quoteValue(value))).toBe(value);
      },
    ),
  );
});

it.each(["", '"', "a", '"a', '"a"b"', '"\\"', '"\\x"', '"a\rb"'])("refuses %j", (quoted) => {
  expect(unquoteValue(quoted)).toBeUndefined();
});
