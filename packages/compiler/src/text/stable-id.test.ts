import fc from "fast-check";
import { expect, it } from "vitest";
import { stableId } from "./stable-id.ts";

it.each([
  ["empty", "", "empty_cbf29ce484222325"],
  ["unknown_opener", "неведомослово", "unknown_opener_3f0af77ee5085861"],
])("gives %s its published id", (prefix, text, id) => {
  expect(stableId(prefix, text)).toBe(id);
});

it("agrees with the definition of FNV-1a in whole numbers", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 3000, size: "max" }), (text) => {
      let hash = 0xcbf29ce484222325n;
      for (const byte of new TextEncoder().encode(text)) {
        hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
      }
      expect(stableId("p", text)).toBe(`p_${hash.toString(16).padStart(16, "0")}`);
    }),
  );
});
