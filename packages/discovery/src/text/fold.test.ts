import { expect, it } from "vitest";
import { fold } from "./fold.ts";

it.each([
  ["Über Café", "uber cafe"],
  ["ﬁle №5", "file no5"],
  ["バスで", "バスで"],
  ["ﾃﾞｰﾀ", "データ"],
])("folds %j", (text, expected) => {
  expect(fold(text)).toBe(expected);
});
