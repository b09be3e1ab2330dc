import { expect, it } from "vitest";
import { intentKey } from "./intent-key.ts";

it.each([
  ["Convert CSV  to\nJSON.", "convert csv to json"],
  [" convert “CSV” to 'JSON'?! ", "convert csv to json"],
  ["ＣＳＶ to JSON", "csv to json"],
  ["parse C++", "parse c++"],
  ["翻訳する。", "翻訳する"],
])("reads %j as %j", (intent, key) => {
  expect(intentKey(intent)).toBe(key);
});

it.each([
  ["convert CSV to JSON", "convert JSON to CSV"],
  ["parse C++", "parse C#"],
  ["send the report weekly", "send the report daily"],
])("keeps %j and %j apart", (left, right) => {
  expect(intentKey(left)).not.toBe(intentKey(right));
});
