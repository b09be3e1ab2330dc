import { expect, it } from "vitest";
import { uniqueNames } from "./unique-names.ts";

it.each([
  [
    ["a", "a", "a"],
    ["a", "a_2", "a_3"],
  ],
  [
    ["a", "a_2", "a"],
    ["a", "a_2", "a_3"],
  ],
  [
    ["a", "a", "a_2"],
    ["a", "a_2", "a_2_2"],
  ],
  [
    ["prompt", "action"],
    ["prompt_2", "action_2"],
  ],
])("numbers %j as %j", (names, unique) => {
  expect(uniqueNames(names, ["action", "prompt"])).toEqual(unique);
});
