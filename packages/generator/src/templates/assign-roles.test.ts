import { expect, it } from "vitest";
import { assignRoles } from "./assign-roles.ts";
import { findMentions } from "./find-mentions.ts";

const values = ["red", "green", "blue"].map((word) => ({ word, words: [word], symbols: [] }));

it.each([
  ["red to green", "red", "green"],
  ["green from red", "red", "green"],
  ["from red into a pretty green", "red", "green"],
  ["between red and green", "red", "green"],
  ["red and green", "red", "green"],
  ["red → green", "red", "green"],
  ["red-to-green", "red", "green"],
  ["how many green are in 5 red", "red", "green"],
  ["how many green is one red", "red", "green"],
  ["5 red in green", "red", "green"],
  ["in red to green", "red", "green"],
  ["export red as green", "red", "green"],
  ["red to green and blue to red", "red", "green"],
  ["make green out of red", "red", "green"],
  ["read red", "red", undefined],
  ["red", "red", undefined],
  ["write green", undefined, "green"],
  ["into green", undefined, "green"],
  ["nothing", undefined, undefined],
])("%j goes from %s to %s", (text, from, to) => {
  const roles = assignRoles(text, findMentions(text, values));
  expect([roles.from?.word, roles.to?.word]).toEqual([from, to]);
});
