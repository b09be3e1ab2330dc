import { TomlDate } from "smol-toml";
import { expect, it } from "vitest";
import { maxTomlDepth } from "./read-toml.ts";
import { toJson } from "./to-json.ts";

it("copies what TOML and JSON share into plain objects", () => {
  const table = Object.assign(Object.create(null), { list: [1, "two", true, { three: 0.5 }] });
  expect(toJson(table)).toStrictEqual({
    json: { list: [1, "two", true, { three: 0.5 }] },
    unshared: [],
  });
});

it("keeps a key named __proto__ a key", () => {
  const { json } = toJson(JSON.parse('{"__proto__": {"admin": true}}'));
  expect(Object.keys(Object(json))).toEqual(["__proto__"]);
  expect(json).not.toHaveProperty("admin");
});

it("has no negative zero", () => {
  expect(toJson(-0).json).toBe(0);
});

it("leaves undefined members out", () => {
  expect(toJson({ a: undefined })).toStrictEqual({ json: {}, unshared: [] });
});

it.each([
  ["a date", new TomlDate("2026-01-01"), "write it as a string"],
  ["a big integer", 2n ** 53n, "write it as a string"],
  ["infinity", Number.POSITIVE_INFINITY, "not a finite number"],
  ["not a number", Number.NaN, "not a finite number"],
  ["null", null, "null"],
  ["a function", () => 1, "function"],
  ["a lone surrogate", "\ud800", "not valid Unicode"],
])("reports %s with its path", (_, value, reason) => {
  const { json, unshared } = toJson({ list: [1, value] });
  expect(json).toEqual({ list: [1, null] });
  expect(unshared).toEqual([{ path: ["list", 1], reason: expect.stringContaining(reason) }]);
});

it("reports a key that is a lone surrogate", () => {
  expect(toJson({ "\udc00": 1 }).unshared).toHaveLength(1);
});

it("reports what is nested too deep instead of overflowing the stack", () => {
  let value: unknown = 1;
  for (let depth = 0; depth < 100_000; depth += 1) value = [value];
  const { unshared } = toJson(value);
  expect(unshared).toEqual([
    { path: Array(maxTomlDepth + 1).fill(0), reason: expect.stringContaining("levels") },
  ]);
});
