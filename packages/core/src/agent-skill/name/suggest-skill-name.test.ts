import fc from "fast-check";
import { expect, it } from "vitest";
import { checkSkillName } from "./check-skill-name.ts";
import { suggestSkillName } from "./suggest-skill-name.ts";

it.each([
  ["CSV_Tidy", "csv-tidy"],
  ["  Track BTC/USD! ", "track-btc-usd"],
  ["-csv--tidy-", "csv-tidy"],
  ["ｃｓｖ", "csv"],
  ["表格 整理", "表格-整理"],
  ["con", "con-skill"],
  [`${"a".repeat(63)} b`, "a".repeat(63)],
  ["!!!", undefined],
  ["", undefined],
])("makes a name of %j", (text, name) => {
  expect(suggestSkillName(text)).toBe(name);
});

it("suggests only names that the standard takes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 90 }), (text) => {
      const name = suggestSkillName(text);
      expect(name === undefined ? [] : checkSkillName(name)).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});
