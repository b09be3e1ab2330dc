import { expect, it } from "vitest";
import { sourceLines } from "./source-line.ts";

it("skips blank lines and tells where each text begins", () => {
  expect([...sourceLines("\n\t a\r\n \n\u3000b c \u2028\n")]).toEqual([
    { number: 2, column: 3, offset: 3, text: "a" },
    { number: 4, column: 2, offset: 9, text: "b c" },
  ]);
});

it("does not end a line at a bare carriage return", () => {
  expect([...sourceLines("a\rb")].map(({ text }) => text)).toEqual(["a\rb"]);
});
