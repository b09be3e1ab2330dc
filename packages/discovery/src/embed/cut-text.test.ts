import { expect, it } from "vitest";
import { cutText } from "./cut-text.ts";

it.each([
  ["keeps a short text", "send email", 10, "send email"],
  ["cuts at the last blank", "send an email", 9, "send an"],
  ["cuts a long word", "abcdefgh", 5, "abcde"],
  ["keeps a surrogate pair whole", "😀😀😀", 5, "😀😀"],
  ["keeps a family emoji whole", "👨‍👩‍👧👨‍👩‍👧", 9, "👨‍👩‍👧"],
  ["keeps an accent with its letter", "e\u0301e\u0301", 3, "e\u0301"],
  ["gives nothing when no character fits", "😀", 1, ""],
])("%s", (_, text, maxLength, cut) => {
  expect(cutText(text, maxLength)).toBe(cut);
});

it("cuts 600 Chinese characters to 500", () => {
  expect(cutText("日".repeat(600))).toBe("日".repeat(500));
});
