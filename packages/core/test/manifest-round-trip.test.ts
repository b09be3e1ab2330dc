import { deepStrictEqual } from "node:assert/strict";
import { formatManifest, parseManifest, safeParseManifest } from "@skillwright/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { arbitraryManifest } from "./arbitrary-manifest.ts";

it("parses what it formats to the same manifest", () => {
  fc.assert(
    fc.property(arbitraryManifest, (manifest) => {
      // Not `toStrictEqual`: it takes a key named "constructor" for the class of its object.
      deepStrictEqual(parseManifest(formatManifest(manifest)), manifest);
    }),
    { numRuns: 500 },
  );
});

it("formats to a text that formatting again does not change, and that has no warnings", () => {
  fc.assert(
    fc.property(arbitraryManifest, (manifest) => {
      const toml = formatManifest(manifest);
      expect(safeParseManifest(toml).diagnostics).toEqual([]);
      expect(formatManifest(parseManifest(toml))).toBe(toml);
    }),
  );
});
