import { expect, it } from "vitest";
import { closestWord } from "./closest-word.ts";

const keys = ["id", "name", "version", "description", "entry_file"];

it.each([
  ["nmae", "name"],
  ["entryfile", "entry_file"],
  ["descriptions", "description"],
  ["verson", "version"],
])("takes %s for %s", (word, meant) => {
  expect(closestWord(word, keys)).toBe(meant);
});

it.each(["colour", "x", "", "version_of_the_file"])("takes %j for nothing", (word) => {
  expect(closestWord(word, keys)).toBeUndefined();
});
