import { expect, it } from "vitest";
import { valueSchema } from "./value-schema.ts";

it.each([
  ["date", "2028-02-29", true],
  ["date", "2028-04-31", false],
  ["date", "2028-1-1", false],
  ["semver", "0.1.0-rc.1+build", true],
  ["semver", "01.1.0", false],
  ["semver", "1.0", false],
  ["url", "https://example.com/a?b", true],
  ["url", "example.com", false],
  ["url", "https://a b", false],
])("the pattern of %s decides %j: %s", (type, value, fits) => {
  expect(new RegExp(String(valueSchema(type)["pattern"]), "u").test(value)).toBe(fits);
});

it("takes any spelling of a type", () => {
  expect(valueSchema("INTEGER")).toMatchObject({ type: "integer" });
});

it("lists each value of a choice once", () => {
  expect(valueSchema("enum(low, high ,low)")).toMatchObject({ enum: ["low", "high"] });
});
