import { expect, it } from "vitest";
import { isMostlyLatin } from "./is-mostly-latin.ts";

it.each([
  ["send a mail", true],
  ["Gmail で送信", true],
  ["メールを Gmail で送信します", false],
  ["2 + 2", true],
  ["", true],
  ["отправить письмо", false],
])("of %j says %s", (text, expected) => {
  expect(isMostlyLatin(text)).toBe(expected);
});
