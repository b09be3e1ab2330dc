import { expect, it } from "vitest";
import { quoteText } from "./quote-text.ts";

it.each([
  ['it\'s "b"\\', '"it\'s \\"b\\"\\\\"'],
  ["a\0b\tc\r\nd", '"a\\0b\\tc\\r\\nd"'],
  ["नमस्ते", '"नमस\\u{94d}त\\u{947}"'],
  ["\u00a0\u200d\u2028\u{e0001}", '"\\u{a0}\\u{200d}\\u{2028}\\u{e0001}"'],
  ["中文 🎉 é", '"中文 🎉 é"'],
])("quotes %j", (text, quoted) => {
  expect(quoteText(text)).toBe(quoted);
});
