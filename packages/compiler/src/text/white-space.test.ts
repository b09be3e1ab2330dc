import { expect, it } from "vitest";
import { isWhiteSpace } from "./white-space.ts";

it("agrees with the Unicode property on every code unit", () => {
  const differing: number[] = [];
  for (let unit = 0; unit <= 0xffff; unit++) {
    const expected = /^\p{White_Space}$/u.test(String.fromCharCode(unit));
    if (isWhiteSpace(unit) !== expected) differing.push(unit);
  }
  expect(differing).toEqual([]);
});
