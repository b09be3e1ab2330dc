import fc from "fast-check";
import { expect, it } from "vitest";
import { compareCodePoints } from "./compare-code-points.ts";

it("orders as the UTF-8 bytes do", () => {
  const text = fc.string({ unit: "grapheme" });
  fc.assert(
    fc.property(text, text, (left, right) => {
      const bytes = Buffer.compare(Buffer.from(left), Buffer.from(right));
      expect(Math.sign(compareCodePoints(left, right))).toBe(bytes);
    }),
  );
});

it("puts a full-width letter before an emoji", () => {
  expect(compareCodePoints("\uff5a", "\u{1f600}")).toBeLessThan(0);
});
