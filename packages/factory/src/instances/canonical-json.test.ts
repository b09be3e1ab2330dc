import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

it("does not depend on the order of keys", () => {
  expect(canonicalJson({ b: [1, { d: 1, c: 2 }], a: null })).toBe(
    canonicalJson({ a: null, b: [1, { c: 2, d: 1 }] }),
  );
});

it("says the same value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json: unknown = JSON.parse(JSON.stringify(value));
      expect(JSON.parse(canonicalJson(JSON.parse(JSON.stringify(value))))).toEqual(json);
    }),
  );
});
