import { expect, it } from "vitest";
import { words } from "../text/words.ts";
import { goesBothWays, rolesIn, spellOut } from "./roles.ts";

const roles = (text: string) =>
  rolesIn(spellOut(text).split(", ").map(words)).map(
    ({ kind, first, second }) => `${kind}: ${[...first].join(" ")} > ${[...second].join(" ")}`,
  );

it.each([
  ["convert drachmas to florins", "becomes: drachma > florin"],
  ["from drachmas to florins", "becomes: drachma > florin"],
  ["to florins from drachmas", "becomes: drachma > florin"],
  ["make florins out of drachmas", "becomes: drachma > florin"],
  ["drachmas => florins", "becomes: drachma > florin"],
  ["a draft based on the notes", "becomes: note > draft"],
  ["replace tabs with spaces", "becomes: tab > space"],
  ["substitute spaces for tabs", "becomes: tab > space"],
  ["lint before the build", "order: lint > build"],
  ["before the build, lint", "order: lint > build"],
  ["sort by name, then by price", "order: name > price"],
  ["rail instead of road", "choice: rail > road"],
  ["add a task to the list", "place: task > list"],
  ["the colour of the sky", "belongs: colour > sky"],
])("of %j reads %j", (text, expected) => {
  expect(roles(text)).toContain(expected);
});

it.each(["help me to book a flight", "as soon as possible", "compare the plan to the budget"])(
  "reads no role of %j",
  (text) => {
    expect(roles(text)).toEqual([]);
  },
);

it.each([
  ["drachmas ⇄ florins", true],
  ["between drachmas and florins", true],
  ["drachmas to florins", false],
])("knows whether %j goes both ways", (text, both) => {
  expect(goesBothWays(text)).toBe(both);
});
