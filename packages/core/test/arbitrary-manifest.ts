import type { JsonObject, JsonValue, SkillManifest } from "@skillwright/core";
import fc from "fast-check";

const anyText = fc.string({ unit: "binary" });
const text = anyText.map((value) => value.replaceAll("\0", "␀"));
const visibleText = text.map((value) => `x${value}`);

/** Keys that have tripped parsers and prototypes before, among any others. */
const key = fc.oneof(
  anyText,
  fc.constantFrom("__proto__", "constructor", "toString", "0", "", "a.b"),
);

const json = fc.letrec<{ value: JsonValue; list: JsonValue[]; object: JsonObject }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    anyText,
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    tie("list"),
    tie("object"),
  ),
  list: fc.array(tie("value"), { maxLength: 3 }),
  object: fc
    .array(fc.tuple(key, tie("value")), { maxLength: 3 })
    .map((members) => Object.fromEntries(members)),
}));

const inputSchema = json.object.map((schema) => ({ ...schema, properties: {}, type: "object" }));

const word = (pattern: RegExp) => fc.stringMatching(pattern);

const provenance = fc.record(
  {
    author: text,
    intent: text,
    model: text,
    promptVersion: text,
    sourceDigest: text,
    createdAt: text,
    template: text,
  },
  { requiredKeys: [] },
);

const permissions = fc.record({
  network: fc.array(fc.constantFrom("api.example.com", "*.example.com", "localhost:8080")),
  read: fc.array(visibleText),
  write: fc.array(visibleText),
  subprocess: fc.boolean(),
});

const credential = fc.record(
  {
    name: word(/^[a-z0-9_]{1,9}$/),
    envVar: word(/^X_[A-Z0-9_]{1,9}$/),
    description: text,
    required: fc.boolean(),
    default: text,
  },
  { requiredKeys: ["name", "envVar", "description", "required"] },
);

const setting = fc.oneof(
  fc.record({ type: fc.constant("string" as const), default: text, description: text }),
  fc.record({
    type: fc.constant("integer" as const),
    default: fc.maxSafeInteger(),
    description: text,
  }),
  fc.record({ type: fc.constant("boolean" as const), default: fc.boolean(), description: text }),
  fc.record({ type: fc.constant("number" as const), description: text }),
);

const action = fc.record(
  {
    name: word(/^[a-z][a-z0-9_-]{0,9}$/),
    description: text,
    input: inputSchema,
    output: json.object,
    idempotent: fc.boolean(),
    pure: fc.boolean(),
    concurrency: fc.constantFrom("serial" as const, "shared" as const, "per-call" as const),
  },
  { requiredKeys: ["name", "description", "input", "idempotent", "pure", "concurrency"] },
);

const needs = fc.subarray(["credentials" as const, "network" as const]);

const testOf = (actions: readonly string[]) => {
  const call = { action: fc.constantFrom(...actions), input: json.object, needs };
  return fc.oneof(
    fc.record({ ...call, expect: json.value }),
    fc.record({ ...call, expectError: word(/^[a-z]{1,5}(-[a-z0-9]{1,5})?$/) }),
  );
};

const withoutTests = fc.record(
  {
    id: word(/^[a-z0-9][a-z0-9_-]{0,63}$/),
    name: visibleText,
    version: fc.constantFrom("0.1.0", "1.2.3", "2.0.0-beta.1+build"),
    description: text,
    entryFile: fc.constantFrom("skill.py", "main.py"),
    minUvVersion: fc.constant("0.5.14"),
    minPython: fc.constantFrom("3.11", "3.14.0rc1"),
    tags: fc.array(word(/^[a-z0-9]{1,9}$/), { maxLength: 16 }),
    examples: fc.array(visibleText, { maxLength: 5 }),
    requires: fc.array(fc.constantFrom("other@^1", "more@>=1.2 <2 || 3.x")),
    credentials: fc.uniqueArray(credential, { selector: ({ name }) => name, maxLength: 3 }),
    permissions,
    settings: fc.dictionary(word(/^[a-z][a-z0-9_]{0,9}$/), setting, { noNullPrototype: true }),
    actions: fc.uniqueArray(action, { selector: ({ name }) => name, maxLength: 3 }),
    provenance,
  },
  {
    requiredKeys: [
      "id",
      "name",
      "version",
      "description",
      "entryFile",
      "tags",
      "examples",
      "requires",
      "credentials",
      "permissions",
      "settings",
      "actions",
    ],
  },
);

/** Any manifest that follows the rules. */
export const arbitraryManifest: fc.Arbitrary<SkillManifest> = withoutTests.chain((manifest) => {
  const names = manifest.actions.map(({ name }) => name);
  const tests = names.length === 0 ? fc.constant([]) : fc.array(testOf(names), { maxLength: 3 });
  const variables = new Set(manifest.credentials.map(({ envVar }) => envVar));
  const credentials = variables.size === manifest.credentials.length ? manifest.credentials : [];
  // fast-check makes objects without a prototype; the clone has plain ones.
  return tests.map((list) => structuredClone({ ...manifest, credentials, tests: list }));
});
