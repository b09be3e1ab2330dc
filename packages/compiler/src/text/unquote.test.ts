import { expect, it } from "vitest";
import { unquote } from "./unquote.ts";

it.each([
  [' "two words" ', "two words"],
  ['``"x"``', "x"],
  ['"`x`"', "`x`"],
  ["``", ""],
  ['` "x" `', '"x"'],
])("unquotes %j to %j", (text, unquoted) => {
  expect(unquote(text)).toBe(unquoted);
});
