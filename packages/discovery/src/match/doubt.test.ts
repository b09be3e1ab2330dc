import { expect, it } from "vitest";
import { doubt } from "./doubt.ts";
import { comparePair } from "./pair-features.ts";
import { replacedWords } from "./replaced-words.ts";
import { parseRequest } from "./request.ts";

it.each([
  ["print the list of rivers in a valley", "Print the list of lakes in a valley.", true],
  ["print the list of rivers in a valley", "Print the list of rivers in a valley.", false],
  [
    "print the list of rivers in a valley near Bern",
    "Print the list of rivers in a valley.",
    false,
  ],
  ["which rivers are there around here", "Print the list of lakes in a valley.", false],
])("of %j beside %j says %s", (intent, text, doubtful) => {
  const found = doubt(
    replacedWords(intent, text, new Set(["print"])),
    parseRequest(intent),
    parseRequest(text),
    "same",
    false,
  );
  expect(found !== undefined).toBe(doubtful);
});

it.each([
  [
    "look up a song's code by its title",
    "Look up a song's title by its code.",
    "the other way round",
  ],
  ["look up a song's title by the code", "Look up a song's title by its code.", undefined],
])("of %j beside %j says %s", (intent, text, expected) => {
  const pair = { intent, text, name: "song", cosine: 0.9, agreement: 0 };
  expect(comparePair(pair).doubt).toBe(expected);
});
