import { expect, it } from "vitest";
import { codeSpans } from "./code-spans.ts";

it.each([
  ["say `a`, answer ` b `", ["a", "b"]],
  ["`a`, answer `b", ["a", "b"]],
  ["``x``", []],
  ["```x```", ["x"]],
  ['"a" and "b"', []],
  ["` ` `x`", ["x"]],
])("finds the spans of %j", (text, spans) => {
  expect(codeSpans(text).map((span) => span.text)).toEqual(spans);
});

it("tells where each trimmed text begins", () => {
  expect(codeSpans("say `a`, answer ` b `")).toEqual([
    { text: "a", start: 5 },
    { text: "b", start: 18 },
  ]);
});

it("stops at the limit", () => {
  expect(codeSpans("`a` `b` `c`", 2)).toHaveLength(2);
});
