import { expect, it } from "vitest";
import type { KeyPath } from "./key-path.ts";
import { locateToml } from "./locate-toml.ts";

const document = [
  'id = "x"',
  "[settings.base.url]",
  'type = "string"',
  "[[actions]]",
  'name = "one"',
  "[actions.input]",
  'properties = { city = { type = "string" } }',
  "[[actions]]",
  'tags = ["a",',
  '  "b"]',
].join("\r\n");

it.each<[KeyPath, string, string]>([
  [["id"], "1:1", "1:6"],
  [["settings"], "2:2", "2:2"],
  [["settings", "base"], "2:11", "2:11"],
  [["settings", "base", "url", "type"], "3:1", "3:8"],
  [["actions", 0, "name"], "5:1", "5:8"],
  [["actions", 0, "input", "properties", "city", "type"], "7:25", "7:32"],
  [["actions", 1], "8:3", "8:3"],
  [["actions", 1, "tags", 1], "10:3", "10:3"],
])("finds key and value of %j", (path, key, value) => {
  const locate = locateToml(document);
  const [keySpot, valueSpot] = [locate(path, "key"), locate(path, "value")];
  expect(`${keySpot.line}:${keySpot.column}`).toBe(key);
  expect(`${valueSpot.line}:${valueSpot.column}`).toBe(value);
});

it("answers for a missing key with the table around it", () => {
  expect(locateToml(document)(["actions", 1, "name"], "value")).toMatchObject({
    line: 8,
    column: 3,
  });
  expect(locateToml(document)(["name"], "value")).toMatchObject({ line: 1, column: 1 });
});

it("counts a byte-order mark", () => {
  const spot = locateToml('\uFEFFid = "x"')(["id"], "key");
  expect(spot).toEqual({ line: 1, column: 2, startOffset: 1, endOffset: 3 });
});

it("answers with the beginning when the document is too much for its parser", () => {
  const spot = locateToml(`a = "${"x".repeat(500_000)}"`)(["a"], "value");
  expect(spot).toMatchObject({ line: 1, column: 1 });
});
