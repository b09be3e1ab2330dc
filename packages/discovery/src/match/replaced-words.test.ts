import { expect, it } from "vitest";
import { replacedWords } from "./replaced-words.ts";

it.each([
  ["track a FedEx parcel", "Track a UPS parcel.", [["fedex"], ["up"]]],
  ["resize a photo", "Resize a photo.", undefined],
  ["resize a photo of my dog", "Resize a photo.", undefined],
  ["print a list of rivers", "Print a list of lakes.", [["river"], ["lake"]]],
])("between %j and %j finds %j", (intent, text, expected) => {
  const verbs = new Set(["track", "resiz", "print"]);
  const [found] = replacedWords(intent, text, verbs);
  const stems = found && [found.asked, found.offered].map((side) => side.map(({ stem }) => stem));
  expect(stems).toEqual(expected);
});

it("tells names from words, and what stands before them", () => {
  const [found] = replacedWords("note it with the Evernote app", "Note it in Bear.", new Set());
  expect(found?.asked[0]).toEqual({ stem: "evernot", isName: true, preposition: "with" });
  expect(found?.offered).toEqual([{ stem: "bear", isName: true, preposition: "in" }]);
});
