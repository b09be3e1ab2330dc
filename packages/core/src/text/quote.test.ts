import { expect, it } from "vitest";
import { quote } from "./quote.ts";

it.each([
  ["plain", '"plain"'],
  ["\u001b[2J\u009b", '"\\u001b[2J\\u009b"'],
  [3, "3"],
  [undefined, "undefined"],
])("quotes %j", (value, quoted) => {
  expect(quote(value)).toBe(quoted);
});

it("shortens what is long", () => {
  expect(quote("x".repeat(1000))).toBe(`"${"x".repeat(79)}…`);
});
