import { expect, it } from "vitest";
import { checkLexicon } from "./check-lexicon.ts";
import { optionalLexicons, referenceLexicons } from "./shipped-lexicons.ts";

const [valid] = optionalLexicons;

it.each([...referenceLexicons, ...optionalLexicons])("accepts the shipped $language", (lexicon) => {
  expect(checkLexicon(lexicon)).toEqual([]);
});

it.each([
  ["no object", [], ""],
  ["an unknown key", { ...valid, verbs: [] }, "verbs"],
  ["a language that is no tag", { ...valid, language: "Español" }, "language"],
  ["a missing list", { ...valid, shellCues: undefined }, "shellCues"],
  ["a surface that is no string", { ...valid, shellCues: [1] }, "shellCues[0]"],
  [
    "a blank surface, which every text contains",
    { ...valid, shellCues: ["a", " "] },
    "shellCues[1]",
  ],
  [
    "upper case, which no lower-cased text contains",
    { ...valid, networkCues: ["Red"] },
    "networkCues[0]",
  ],
  ["a decomposed surface", { ...valid, networkCues: ["o\u0301"] }, "networkCues[0]"],
  ["a backtick", { ...valid, responseVerbs: ["`"] }, "responseVerbs[0]"],
  ["a gap outside a frame", { ...valid, responseVerbs: ["a … b"] }, "responseVerbs[0]"],
  ["a frame without a gap", { ...valid, whenThenFrames: ["si entonces"] }, "whenThenFrames[0]"],
  ["a frame without a link", { ...valid, whenThenFrames: ["si … "] }, "whenThenFrames[0]"],
  ["a frame with two gaps", { ...valid, whenThenFrames: ["a … b … c"] }, "whenThenFrames[0]"],
])("finds %s", (_, value, path) => {
  expect(checkLexicon(value)).toEqual([expect.objectContaining({ severity: "error", path })]);
});

it("lists everything that is wrong", () => {
  expect(checkLexicon({ language: "es" })).toHaveLength(7);
});
