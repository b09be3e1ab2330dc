import { expect, it } from "vitest";
import { formatManifest } from "./format-manifest.ts";
import { ManifestError } from "./manifest-error.ts";
import { parseManifest } from "./parse-manifest.ts";

const minimal = parseManifest('id = "x"\nname = "X"');

it("leaves defaults out", () => {
  expect(formatManifest(minimal)).toBe('id = "x"\nname = "X"\nversion = "0.1.0"\n');
});

it("writes keys in one order, as a person would lay them out", () => {
  const manifest = parseManifest(`
    tests = [{ expect = { price = 1.5 }, action = "price", input = { coin = "btc" } }]
    actions = [{ pure = true, name = "price", input = { type = "object", required = ["coin"] } }]
    credentials = [{ env_var = "COIN_KEY", name = "coin_key", description = "API key", required = false }]
    permissions = { write = ["/data"], network = ["api.coin.com"] }
    settings = { base_url = { default = "https://api.coin.com", type = "string" } }
    provenance = { template = "http", author = "template" }
    tags = ["crypto"]
    name = "Price"
    id = "price"
  `);
  expect(formatManifest(manifest)).toMatchInlineSnapshot(`
    "id = "price"
    name = "Price"
    version = "0.1.0"
    tags = [ "crypto" ]

    [permissions]
    network = [ "api.coin.com" ]
    write = [ "/data" ]

    [provenance]
    author = "template"
    template = "http"

    [settings.base_url]
    type = "string"
    default = "https://api.coin.com"

    [[credentials]]
    name = "coin_key"
    env_var = "COIN_KEY"
    description = "API key"
    required = false

    [[actions]]
    name = "price"
    pure = true

    [actions.input]
    type = "object"
    required = [ "coin" ]

    [[tests]]
    action = "price"

    [tests.input]
    coin = "btc"

    [tests.expect]
    price = 1.5
    "
  `);
});

it.each([
  'a"b\nc',
  "'''\"\"\"",
  "\\",
  "\u2028\u2029\u0085",
  "\u0001\u001f\u007f\t",
  "🎉",
  '"\n[[credentials]]\nname = "x"',
])("cannot be talked into other keys by the description %j", (description) => {
  const manifest = { ...minimal, description };
  expect(parseManifest(formatManifest(manifest))).toStrictEqual(manifest);
});

it.each([
  ["an invalid id", { id: "Bad Id" }, "id"],
  ["a lone surrogate", { description: "\ud800" }, "description"],
  [
    "null, which TOML does not have",
    { actions: [{ ...action(), input: { type: "object", const: null } }] },
    "actions[0].input.const",
  ],
])("refuses %s, which could not be read back", (_, wrong, path) => {
  const error = catchError(() => formatManifest({ ...minimal, ...wrong }));
  expect(error).toBeInstanceOf(ManifestError);
  expect(error).toHaveProperty("diagnostics", [expect.objectContaining({ path })]);
});

function action() {
  const concurrency = "serial" as const;
  return { name: "go", description: "", idempotent: false, pure: false, concurrency };
}

function catchError(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
