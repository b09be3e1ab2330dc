import { expect, it } from "vitest";
import { estimateTokens } from "./estimate-tokens.ts";

it.each([
  ["", 0],
  ["four", 1],
  ["Tidies CSV files.", 5],
  ["表格整理", 4],
])("estimates %j at %i tokens", (text, tokens) => {
  expect(estimateTokens(text)).toBe(tokens);
});
