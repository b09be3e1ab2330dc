import { describe, expect, it } from "vitest";
import { compareUvVersions, parseUvVersion } from "./uv-version.ts";

describe("parsing", () => {
  it.each([
    ["uv 0.5.14 (9f1ba2b 2025-01-02)", "0.5.14"],
    ["uv 0.5.14\n", "0.5.14"],
    ["0.4.0", "0.4.0"],
    ["uv 1.0.0-beta.1", "1.0.0-beta.1"],
    ["uv 0.4.0rc1", "0.4.0rc1"],
    ["uv 0.11.12+3 (abc)", "0.11.12+3"],
  ])("reads %j", (output, text) => {
    expect(parseUvVersion(output)?.text).toBe(text);
  });

  it.each([
    "",
    "uv",
    "uv ",
    "garbage",
    "uv x.1.2",
    "uv 0.x.9",
    "uv 1",
    "uv 0.5.14foo",
    "error: 1.2.3",
  ])("refuses %j", (output) => {
    expect(parseUvVersion(output)).toBeUndefined();
  });
});

it("orders pre-releases before their release", () => {
  const ordered = [
    "0.4.0a1",
    "0.4.0-beta.2",
    "0.4.0rc1",
    "0.4.0rc2",
    "0.4.0",
    "0.4.1",
    "0.10.0",
    "1.0.0-alpha.1",
    "1.0.0",
  ];
  const versions = ordered.map((text) => {
    const version = parseUvVersion(text);
    if (version === undefined) throw new Error(text);
    return version;
  });
  expect(versions.toReversed().toSorted(compareUvVersions)).toEqual(versions);
});
