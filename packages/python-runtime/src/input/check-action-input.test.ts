import type { ActionDeclaration, JsonObject, JsonSchema } from "@skillwright/core";
import { describe, expect, it } from "vitest";
import { checkActionInput } from "./check-action-input.ts";

function check(schema: JsonSchema, input: JsonObject) {
  const action: ActionDeclaration = {
    name: "convert",
    description: "",
    input: schema,
    idempotent: false,
    pure: false,
    concurrency: "serial",
  };
  return checkActionInput(action, input);
}

const amount: JsonSchema = {
  type: "object",
  properties: {
    amount: { type: "number", minimum: 0 },
    unit: { enum: ["m", "km"], default: "m" },
    note: { type: "string" },
  },
  required: ["amount"],
  additionalProperties: false,
};

it("fills in defaults and leaves the given input alone", () => {
  const input = { amount: 1 };
  expect(check(amount, input)).toEqual({ input: { amount: 1, unit: "m" } });
  expect(input).toEqual({ amount: 1 });
});

it.each<[JsonObject, string[]]>([
  [{}, ["amount is missing"]],
  [{ amount: -1 }, ["amount must be >= 0"]],
  [{ amount: "1" }, ["amount must be number"]],
  [{ amount: 1, unit: "mile" }, ['unit must be one of ["m","km"]']],
  [{ amount: 1, extra: true }, ["extra is not known"]],
  [
    { unit: 1, note: 2 },
    ["amount is missing", 'unit must be one of ["m","km"]', "note must be string"],
  ],
])("says everything that is wrong with %j", (input, messages) => {
  const result = check(amount, input);
  const found = "diagnostics" in result ? result.diagnostics : [];
  expect(found.map(({ message }) => message).sort()).toEqual([...messages].sort());
  expect(found.every(({ code }) => code === "input-invalid")).toBe(true);
});

it("follows references inside the schema", () => {
  const schema: JsonSchema = {
    $defs: { tree: { type: "object", properties: { child: { $ref: "#/$defs/tree" } } } },
    $ref: "#/$defs/tree",
  };
  expect(check(schema, { child: { child: {} } })).toHaveProperty("input");
  expect(check(schema, { child: { child: 1 } })).toHaveProperty("diagnostics");
});

describe("a hostile schema", () => {
  const deep = () => {
    let schema: JsonSchema = { type: "object" };
    for (let depth = 0; depth < 3_000; depth++)
      schema = { type: "object", properties: { a: schema } };
    return schema;
  };
  it.each<[string, JsonSchema, string]>([
    ["a catastrophic pattern", { properties: { text: { pattern: "^(a+)+$" } } }, "schema-too-slow"],
    ["no schema at all", { type: "nonsense" }, "schema-invalid"],
    ["a broken pattern", { properties: { text: { pattern: "(" } } }, "schema-invalid"],
    ["a remote reference", { $ref: "https://example.com/schema.json" }, "schema-invalid"],
    ["a schema of its own dialect", { $schema: "https://example.com/dialect" }, "schema-invalid"],
    ["too much text", { description: "x".repeat(200_000) }, "schema-invalid"],
    ["endless recursion", { $ref: "#" }, "schema-too-slow"],
    ["a missing definition", { $ref: "#/$defs/absent" }, "schema-invalid"],
  ])("with %s is a diagnostic", (_, schema, code) => {
    const result = check(schema, { text: `${"a".repeat(60)}!` });
    expect(result).toEqual({ diagnostics: [expect.objectContaining({ code })] });
  });

  it("that is very deep is answered, one way or the other", () => {
    expect(check(deep(), {})).toSatisfy((result) => "input" in result || "diagnostics" in result);
  });

  it.each<JsonSchema>([
    { properties: { ["__proto__"]: { default: { polluted: true } } } },
    JSON.parse('{"properties": {"__proto__": {"properties": {"polluted": {"default": true}}}}}'),
    {
      properties: {
        constructor: { properties: { prototype: { properties: { polluted: { default: 1 } } } } },
      },
    },
  ])("cannot change the prototype of objects", (schema) => {
    check(schema, {});
    expect({}).not.toHaveProperty("polluted");
  });

  it("with the $id of another is independent of it", () => {
    expect(check({ $id: "https://a/b", type: "object" }, {})).toEqual({ input: {} });
    expect(check({ $id: "https://a/b", required: ["x"] }, {})).toHaveProperty("diagnostics");
  });
});
