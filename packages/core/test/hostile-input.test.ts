import {
  formatManifest,
  isSkillId,
  parseManifest,
  parseMessageLine,
  parseScriptMetadata,
  SkillwrightError,
  safeParseManifest,
  skillIdFromIntent,
} from "@skillwright/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { arbitraryManifest } from "./arbitrary-manifest.ts";

/** Any sequence of UTF-16 code units, lone surrogates included. */
const anyString = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units));

/** A valid manifest with a stretch of it replaced. */
const mutatedManifest = fc
  .tuple(
    arbitraryManifest,
    fc.nat(),
    fc.nat(9),
    fc.oneof(anyString, fc.constantFrom("[", '"', "=", "\n[[")),
  )
  .map(([manifest, position, length, replacement]) => {
    const toml = formatManifest(manifest);
    const start = position % toml.length;
    return toml.slice(0, start) + replacement + toml.slice(start + length);
  });

const scriptBlock = anyString.map((content) => {
  const lines = content.split("\n").map((line) => `# ${line}`);
  return ["# /// script", ...lines, "# ///"].join("\n");
});

const dependencies = anyString.map(
  (text) => `# /// script\n# dependencies = [${JSON.stringify(`name ${text}`)}]\n# ///`,
);

it.each<[string, (text: string) => unknown, fc.Arbitrary<string>]>([
  ["parseManifest on any string", parseManifest, anyString],
  ["parseManifest on damaged manifests", parseManifest, mutatedManifest],
  ["parseScriptMetadata on any string", parseScriptMetadata, anyString],
  ["parseScriptMetadata on any block", parseScriptMetadata, scriptBlock],
  ["parseScriptMetadata on any dependency", parseScriptMetadata, dependencies],
  ["parseMessageLine on any string", parseMessageLine, anyString],
  ["parseMessageLine on any JSON", parseMessageLine, fc.json()],
  ["skillIdFromIntent on any string", skillIdFromIntent, anyString],
])("%s throws nothing but SkillwrightError", (_, run, input) => {
  fc.assert(
    fc.property(input, (text) => {
      try {
        run(text);
      } catch (error) {
        if (!SkillwrightError.is(error)) throw error;
      }
    }),
    { numRuns: 300 },
  );
});

it("places every diagnostic of a damaged manifest inside the text", () => {
  fc.assert(
    fc.property(mutatedManifest, (toml) => {
      const lines = toml.split("\n");
      for (const { line = 0, column = 0 } of safeParseManifest(toml).diagnostics) {
        expect(lines[line - 1]?.length).toBeGreaterThanOrEqual(column - 1);
      }
    }),
  );
});

it("derives a valid id of at most 60 characters from every intent with a letter", () => {
  fc.assert(
    fc.property(anyString, anyString, (before, after) => {
      const id = skillIdFromIntent(`${before}x${after}`);
      expect(isSkillId(id)).toBe(true);
      expect(id.length).toBeLessThanOrEqual(60);
    }),
  );
});
