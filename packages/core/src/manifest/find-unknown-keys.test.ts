import { expect, it } from "vitest";
import { safeParseManifest } from "./parse-manifest.ts";

const toml = [
  'id = "x"',
  'name = "X"',
  'entryfile = "main.py"',
  "[[credentials]]",
  'name = "a"',
  'env_var = "A"',
  'description = ""',
  "requird = false",
  "[settings.a]",
  'type = "string"',
  "secret = true",
  "[[actions]]",
  'name = "go"',
  "[actions.input]",
  'type = "object"',
  "x-anything = true",
].join("\n");

it("warns of unknown keys at every level, but not inside JSON", () => {
  const { manifest, diagnostics } = safeParseManifest(toml);
  expect(manifest?.id).toBe("x");
  expect(diagnostics.map(({ severity, path, line }) => [severity, path, line])).toEqual([
    ["warning", "entryfile", 3],
    ["warning", "credentials[0].requird", 8],
    ["warning", "settings.a.secret", 11],
  ]);
});

it("says which key was probably meant", () => {
  const [entryFile, , secret] = safeParseManifest(toml).diagnostics;
  expect(entryFile?.message).toBe("entryfile: unknown key, ignored, did you mean entry_file?");
  expect(secret?.message).toBe("settings.a.secret: unknown key, ignored");
});

it("does not suggest a key that is there", () => {
  const { diagnostics } = safeParseManifest('id = "x"\nname = "X"\nnamed = "Y"');
  expect(diagnostics).toMatchObject([{ message: "named: unknown key, ignored" }]);
});

it("offers the edit that renames the key", () => {
  const fix = safeParseManifest(toml).diagnostics[0]?.fix;
  const { startOffset = 0, endOffset = 0, text = "" } = fix ?? {};
  const mended = toml.slice(0, startOffset) + text + toml.slice(endOffset);
  expect(safeParseManifest(mended).manifest?.entryFile).toBe("main.py");
});

it("offers no edit for a table, which may have several headers", () => {
  const { diagnostics } = safeParseManifest('id = "x"\nname = "X"\n[setings.a]\ntype = "string"');
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).not.toHaveProperty("fix");
});
