import { expect, it } from "vitest";
import { safeParseManifest } from "./parse-manifest.ts";

/** A manifest that is fine but for the lines given; `name` and `id` can be replaced. */
function diagnose(lines: string): string[] {
  const head = ["id", "name"].filter((key) => !lines.startsWith(`${key} =`));
  const toml = [...head.map((key) => `${key} = "x"`), lines].join("\n");
  return safeParseManifest(toml).diagnostics.map(({ code, path }) => `${code} ${path}`);
}

const credential = (lines: string) => `[[credentials]]\ndescription = ""\n${lines}`;

it.each([
  'id = "my-skill_123"',
  'id = "7"',
  'name = "Name with \\"quotes\\" and emoji 🎉"',
  'version = "1.2.3-beta.1+build.5"',
  'entry_file = "main script.v2.py"',
  'min_python = "3.11"\nmin_uv_version = "0.5.14"',
  'tags = ["2fa", "résumé", "no-code"]',
  credential('name = "9_lives"\nenv_var = "_X9"\ndefault = ""'),
  credential('name = "github"\nenv_var = "GITHUB_TOKEN"\nrequired = false'),
  '[permissions]\nnetwork = ["api.sendgrid.com", "*.slack.com", "localhost:8080", "10.0.0.1"]',
  '[permissions]\nread = ["~/Documents", "C:\\\\data"]\nwrite = ["/tmp/x y"]\nsubprocess = true',
  '[settings.retries]\ntype = "integer"\ndefault = 3\n[settings.rate]\ntype = "number"\ndefault = 1',
  'requires = ["a@^1", "b@>=1.2 <2", "c@1.x || ~2.0.0-beta.1", "d@*"]',
  '[[actions]]\nname = "go"\nconcurrency = "per-call"\noutput = { type = "string" }',
  '[[actions]]\nname = "go"\n[[tests]]\naction = "go"\nexpect_error = "service-error"\nneeds = ["network"]',
  '[provenance]\nauthor = "somebody else"\ncreated_at = "2026-01-01T00:00:00Z"',
])("accepts %s", (lines) => {
  expect(diagnose(lines)).toEqual([]);
});

it.each([
  ['id = "-x"', "id-invalid id"],
  [`id = "${"x".repeat(65)}"`, "id-invalid id"],
  ['name = "a\\u0000b"', "text-invalid name"],
  ["description = 2026-01-01", "value-unsupported description"],
  ['version = "1.0"', "version-invalid version"],
  ['version = "01.0.0"', "version-invalid version"],
  ['entry_file = "../skill.py"', "entry-file-invalid entry_file"],
  ['entry_file = "sub/skill.py"', "entry-file-invalid entry_file"],
  ['entry_file = "sub\\\\skill.py"', "entry-file-invalid entry_file"],
  ['entry_file = "skill.sh"', "entry-file-invalid entry_file"],
  ['entry_file = ".py"', "entry-file-invalid entry_file"],
  ['entry_file = "-m.py"', "entry-file-invalid entry_file"],
  ['entry_file = "NUL.x.py"', "entry-file-invalid entry_file"],
  ['entry_file = "c:x.py"', "entry-file-invalid entry_file"],
  ['min_python = ">=3.11"', "python-version-invalid min_python"],
  ['min_uv_version = "latest"', "uv-version-invalid min_uv_version"],
  ['tags = ["Two Words"]', "tag-invalid tags[0]"],
  ['tags = ["Upper"]', "tag-invalid tags[0]"],
  [`tags = [${'"t", '.repeat(17)}]`, "list-too-long tags"],
  ['examples = ["ok", " "]', "example-blank examples[1]"],
  [`examples = [${'"e", '.repeat(33)}]`, "list-too-long examples"],
  [credential('name = "a-b"\nenv_var = "X"'), "credential-name-invalid credentials[0].name"],
  [credential('name = ""\nenv_var = "X"'), "credential-name-invalid credentials[0].name"],
  [credential('name = "a"\nenv_var = ""'), "env-var-invalid credentials[0].env_var"],
  [credential('name = "a"\nenv_var = "9X"'), "env-var-invalid credentials[0].env_var"],
  [credential('name = "a"\nenv_var = "lower"'), "env-var-invalid credentials[0].env_var"],
  [
    credential('name = "a"\nenv_var = "X"\ndefault = "\\u0000"'),
    "text-invalid credentials[0].default",
  ],
  ['[permissions]\nnetwork = ["https://a.b"]', "host-invalid permissions.network[0]"],
  ['[permissions]\nnetwork = ["*"]', "host-invalid permissions.network[0]"],
  ['[permissions]\nnetwork = ["*.com"]', "host-invalid permissions.network[0]"],
  ['[permissions]\nnetwork = ["a.*.com"]', "host-invalid permissions.network[0]"],
  ['[permissions]\nnetwork = ["a.b:65536"]', "host-invalid permissions.network[0]"],
  ['[permissions]\nnetwork = ["a.b/path"]', "host-invalid permissions.network[0]"],
  ['[permissions]\nread = [""]', "path-invalid permissions.read[0]"],
  ['[permissions]\nwrite = ["a\\u0000b"]', "text-invalid permissions.write[0]"],
  ['[settings.Upper]\ntype = "string"', "setting-name-invalid settings.Upper"],
  ['[settings.__proto__]\ntype = "string"', "setting-name-invalid settings.__proto__"],
  ['[settings.a]\ntype = "list"', "value-not-allowed settings.a.type"],
  ['[settings.a]\ntype = "integer"\ndefault = 1.5', "setting-default-invalid settings.a.default"],
  ['[settings.a]\ntype = "string"\ndefault = 1', "setting-default-invalid settings.a.default"],
  [
    '[settings.a]\ntype = "boolean"\ndefault = "true"',
    "setting-default-invalid settings.a.default",
  ],
  ['[settings.a]\ntype = "number"\ndefault = inf', "value-unsupported settings.a.default"],
  ['requires = ["other"]', "requirement-invalid requires[0]"],
  ['requires = ["other@"]', "requirement-invalid requires[0]"],
  ['requires = ["Other@^1"]', "requirement-invalid requires[0]"],
  ['requires = ["other@^1 ||"]', "requirement-invalid requires[0]"],
  ['[[actions]]\nname = "1st"', "action-name-invalid actions[0].name"],
  ['[[actions]]\nname = "go"\nconcurrency = "many"', "value-not-allowed actions[0].concurrency"],
  ['[[actions]]\nname = "go"\ninput = {}', "input-schema-invalid actions[0].input"],
  ['[[actions]]\nname = "go"\ninput = 3', "type-mismatch actions[0].input"],
  [
    '[[actions]]\nname = "go"\n[actions.input]\ntype = "object"\nproperties = 1',
    "input-schema-invalid actions[0].input",
  ],
  [
    '[[actions]]\nname = "go"\n[actions.input]\ntype = "object"\nproperties.action = {}',
    "input-property-reserved actions[0].input",
  ],
  [
    '[[actions]]\nname = "go"\n[actions.input]\ntype = "object"\ndefault = 2026-01-01',
    "value-unsupported actions[0].input.default",
  ],
  [
    '[[actions]]\nname = "go"\n[actions.input]\ntype = "object"\nmaximum = 9007199254740993',
    "value-unsupported actions[0].input.maximum",
  ],
  ['[[actions]]\nname = "go"\n[[tests]]\naction = "go"', "test-expectation-invalid tests[0]"],
  [
    '[[actions]]\nname = "go"\n[[tests]]\naction = "go"\nexpect = 1\nexpect_error = "x"',
    "test-expectation-invalid tests[0]",
  ],
  [
    '[[actions]]\nname = "go"\n[[tests]]\naction = "go"\nexpect_error = "No"',
    "error-code-invalid tests[0].expect_error",
  ],
  [
    '[[actions]]\nname = "go"\n[[tests]]\naction = "go"\nexpect = 1\nneeds = ["luck"]',
    "value-not-allowed tests[0].needs[0]",
  ],
  ['[[tests]]\naction = "go"\nexpect = 1', "test-action-unknown tests[0].action"],
  ["[provenance]\nmodel = 4", "type-mismatch provenance.model"],
  ["credentials = 3", "type-mismatch credentials"],
])("refuses %s", (lines, diagnostic) => {
  expect(diagnose(lines)).toEqual([diagnostic]);
});

it.each([
  "PATH",
  "HOME",
  "PYTHONPATH",
  "PYTHONSTARTUP",
  "LD_PRELOAD",
  "DYLD_INSERT_LIBRARIES",
  "NODE_OPTIONS",
  "BASH_ENV",
  "IFS",
  "SKILL_ID",
  "SKILL_SETTING_BASE_URL",
  "HTTPS_PROXY",
  "SSL_CERT_FILE",
  "UV_INDEX_URL",
])("reserves the variable %s", (variable) => {
  const lines = credential(`name = "a"\nenv_var = "${variable}"`);
  expect(diagnose(lines)).toEqual(["env-var-reserved credentials[0].env_var"]);
});

it("wants names to be unique, and points at the second", () => {
  const twice = (lines: string) => `${lines}\n${lines}`;
  expect(diagnose(twice(credential('name = "a"\nenv_var = "X"')))).toEqual([
    "credential-name-duplicate credentials[1].name",
    "env-var-duplicate credentials[1].env_var",
  ]);
  expect(diagnose(twice('[[actions]]\nname = "go"'))).toEqual([
    "action-name-duplicate actions[1].name",
  ]);
});

it("checks relations even where an entry is wrong in itself", () => {
  const toml = 'actions = [3, { name = "go" }]\ntests = [{ action = "gone", expect = 1 }]';
  expect(diagnose(toml)).toEqual([
    "type-mismatch actions[0]",
    "test-action-unknown tests[0].action",
  ]);
});

it("reports a chain of keys that is too deep", () => {
  expect(diagnose(`[[actions]]\nname = "go"\ninput.${"a.".repeat(100_000)}b = 1`)).toEqual([
    "input-schema-invalid actions[0].input",
    expect.stringMatching(/^value-unsupported actions\[0\]\.input\.a\.a/),
  ]);
});
