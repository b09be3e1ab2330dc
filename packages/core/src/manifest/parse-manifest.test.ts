import { expect, it } from "vitest";
import { ManifestError } from "./manifest-error.ts";
import { maxManifestBytes, parseManifest, safeParseManifest } from "./parse-manifest.ts";

it("fills in the defaults of a minimal manifest", () => {
  expect(parseManifest('id = "x"\nname = "X"')).toStrictEqual({
    id: "x",
    name: "X",
    version: "0.1.0",
    description: "",
    entryFile: "skill.py",
    tags: [],
    examples: [],
    requires: [],
    credentials: [],
    permissions: { network: [], read: [], write: [], subprocess: false },
    settings: {},
    actions: [],
    tests: [],
  });
});

it("fills in the defaults inside tables", () => {
  const manifest = parseManifest(`
    id = "x"
    name = "X"
    [[credentials]]
    name = "token"
    env_var = "X_TOKEN"
    description = ""
    [settings.base_url]
    type = "string"
    [[actions]]
    name = "go"
    [[tests]]
    action = "go"
    expect = false
  `);
  expect(manifest).toMatchObject({
    credentials: [{ name: "token", envVar: "X_TOKEN", description: "", required: true }],
    settings: { base_url: { type: "string", description: "" } },
    actions: [
      {
        name: "go",
        description: "",
        input: { type: "object" },
        idempotent: false,
        pure: false,
        concurrency: "serial",
      },
    ],
    tests: [{ action: "go", input: {}, expect: false, needs: [] }],
  });
});

it("reports all problems at once, in the order of the file", () => {
  const toml = [
    'id = "Bad Id"',
    'version = "one"',
    "[[credentials]]",
    'name = "a-b"',
    'env_var = "PATH"',
    'description = ""',
    "[[tests]]",
    'action = "nothing"',
  ].join("\n");
  const { manifest, diagnostics } = safeParseManifest(toml);
  expect(manifest).toBeUndefined();
  const places = diagnostics.map(({ code, path, line, column }) => [code, path, line, column]);
  expect(places).toEqual([
    ["key-missing", "name", 1, 1],
    ["id-invalid", "id", 1, 6],
    ["version-invalid", "version", 2, 11],
    ["credential-name-invalid", "credentials[0].name", 4, 8],
    ["env-var-reserved", "credentials[0].env_var", 5, 11],
    ["test-expectation-invalid", "tests[0]", 7, 3],
    ["test-action-unknown", "tests[0].action", 8, 10],
  ]);
  expect(() => parseManifest(toml)).toThrow(
    expect.objectContaining({ code: "manifest-invalid", diagnostics }),
  );
});

it("lists ten problems in the message and counts the others", () => {
  const toml = `id = "x"\nname = "X"\nexamples = [${'"", '.repeat(12)}]`;
  expect(() => parseManifest(toml)).toThrow(
    /^invalid manifest\.toml: .*examples\[9\].*; and 2 more$/,
  );
});

it("says where a file stops being TOML", () => {
  const { diagnostics } = safeParseManifest('id = "x"\nname = ');
  expect(diagnostics).toMatchObject([
    { code: "toml-invalid", severity: "error", file: "manifest.toml", line: 2, column: 8 },
  ]);
});

it("refuses a manifest of more than 1 MiB without reading it", () => {
  const { diagnostics } = safeParseManifest("x".repeat(maxManifestBytes + 1));
  expect(diagnostics).toMatchObject([{ code: "manifest-too-large" }]);
});

it.each([
  ["bad TOML", "id = ", ["invalid manifest.toml"]],
  ["a missing key", 'name = "X"', ["invalid manifest.toml", "id"]],
  ["a key of another type", 'id = 3\nname = "X"', ["invalid manifest.toml", "id"]],
  ["a blank id", 'id = ""\nname = "X"', ["invalid", "id"]],
  ["bad characters in the id", 'id = "a b"\nname = "X"', ["invalid", "id"]],
  ["a blank name", 'id = "x"\nname = " "', ["invalid", "name"]],
])("has the text of the reference for %s", (_, toml, texts) => {
  for (const text of texts) expect(() => parseManifest(toml)).toThrow(text);
  expect(() => parseManifest(toml)).toThrow(ManifestError);
});
