import { expect, it } from "vitest";
import { capability } from "./capability.ts";

it.each([
  ["Send an email.", "Send an email.", ""],
  [
    "Send an email. Not for letters, use send-letter.",
    "Send an email.",
    "Not for letters use send-letter.",
  ],
  ["Resize images (not for videos).", "Resize images .", "not for videos"],
  ["Draw charts, but not for maps", "Draw charts", "but not for maps"],
  ["Sort rows. Don't use for columns.", "Sort rows.", "Don't use for columns."],
  ["List notes; for tasks use todo instead.", "List notes;", "for tasks use todo instead."],
])("parts %j", (description, does, excludes) => {
  expect(capability(description)).toEqual({ does, excludes });
});
