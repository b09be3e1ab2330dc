import { expect, it } from "vitest";
import { nextVersion } from "./next-version.ts";

it.each([
  ["0.1.0", "0.2.0"],
  ["1.9.3", "1.10.0"],
  ["2.0.0-rc.1", "2.1.0"],
])("%s is followed by %s", (version, next) => {
  expect(nextVersion(version)).toBe(next);
});
