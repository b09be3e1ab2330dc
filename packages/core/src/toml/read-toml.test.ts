import { expect, it } from "vitest";
import { maxTomlDepth, readToml } from "./read-toml.ts";

it("reads integers that a number cannot hold as bigint", () => {
  expect(readToml("small = 1\nbig = 9007199254740993")).toEqual({
    table: { small: 1, big: 9007199254740993n },
  });
});

it("names the place where a text stops being TOML, in one line", () => {
  const reading = readToml('a = 1\nb = "open');
  expect(reading).toEqual({
    message: expect.stringMatching(/^unfinished string$/),
    line: 2,
    column: 5,
  });
});

it("refuses arrays nested too deep", () => {
  const depth = maxTomlDepth + 1;
  expect(readToml(`a = ${"[".repeat(depth)}${"]".repeat(depth)}`)).toHaveProperty("message");
});
