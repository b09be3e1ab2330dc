import { expect, it, vi } from "vitest";
import { remembered } from "./remembered.ts";

it("computes an answer once, and again when it was dropped", () => {
  const compute = vi.fn((text: string) => text.length);
  const length = remembered(2, compute);
  expect(["a", "a", "bb", "ccc", "a"].map(length)).toEqual([1, 1, 2, 3, 1]);
  expect(compute.mock.calls.flat()).toEqual(["a", "bb", "ccc", "a"]);
});

it("remembers an answer that is undefined", () => {
  const compute = vi.fn(() => undefined);
  const nothing = remembered(2, compute);
  nothing("a");
  nothing("a");
  expect(compute).toHaveBeenCalledOnce();
});
