import { expect, it } from "vitest";
import { MultiIndex } from "./multi-index.ts";

it("finds keys by value, in order", () => {
  const index = new MultiIndex();
  index.set("a", ["x", "y"]);
  index.set("b", ["x"]);
  expect(index.find("x")).toEqual(["a", "b"]);
  expect(index.counts()).toEqual({ x: 2, y: 1 });
});

it("leaves nothing behind when a key is filed anew or deleted", () => {
  const index = new MultiIndex();
  index.set("a", ["x", "y"]);
  index.set("a", ["z"]);
  expect(index.counts()).toEqual({ z: 1 });
  index.delete("a");
  index.delete("a");
  expect(index.counts()).toEqual({});
});
