import fc from "fast-check";
import { expect, it } from "vitest";
import { normalizeLineEnds } from "./normalized-text.ts";

it("finds every character of the result in the file", () => {
  const file = fc
    .array(fc.constantFrom("a", "\r\n", "\r", "\n"), { maxLength: 20 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(file, (text) => {
      const normalized = normalizeLineEnds(text);
      for (const [offset, character] of [...normalized.text].entries()) {
        const original = text[normalized.toFileOffset(offset)];
        expect(original === "\r" ? "\n" : original).toBe(character);
      }
      expect(normalized.toFileOffset(normalized.text.length)).toBe(text.length);
    }),
  );
});

it.each([
  ["a\r\nb\n", "\r\n"],
  ["a\rb", "\r"],
  ["a\nb", "\n"],
  ["a", "\n"],
])("writes new lines as %j begins them", (text, lineEnd) => {
  expect(normalizeLineEnds(text).toFileText("x\n")).toBe(`x${lineEnd}`);
});
