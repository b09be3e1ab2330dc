import fc from "fast-check";
import { expect, it } from "vitest";
import {
  exampleFromIntent,
  matchableText,
  recordedIntent,
  withoutAddresses,
} from "./intent-text.ts";

it.each([
  ["  two\n\tlines\r\n", "two lines"],
  ["\u001b[31mred\u0007\u202e", "[31mred"],
  ["naïve 漢字 👩‍👧", "naïve 漢字 👩‍👧"],
  ["\ud800", "\ufffd"],
  ["word ".repeat(100), `${"word ".repeat(39)}word…`],
  ["x".repeat(300), `${"x".repeat(200)}…`],
])("makes of %j the example %j", (intent, expected) => {
  expect(exampleFromIntent(intent)).toBe(expected);
});

it("never makes an example that is long, ill-formed or of several lines", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 500 }), (intent) => {
      const example = exampleFromIntent(intent);
      expect(example.length).toBeLessThanOrEqual(201);
      expect(example.isWellFormed()).toBe(true);
      expect(example).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    }),
  );
});

it("records an intent without NUL characters", () => {
  expect(recordedIntent("a\0b\n\udfff")).toBe("a\ufffdb\n\ufffd");
});

it("reads ℃ as °C and no more than 2,000 characters", () => {
  expect(matchableText("℃")).toBe("°C");
  expect(matchableText("x".repeat(10_000))).toHaveLength(2_000);
});

it.each([
  ["list ~/Downloads/a b", "list   b"],
  ["read https://example.com/delete now", "read   now"],
  ["mail delete@example.com", "mail  "],
  ["km/h and and/or", "km/h and and/or"],
])("leaves the addresses out of %j", (text, expected) => {
  expect(withoutAddresses(text)).toBe(expected);
});
