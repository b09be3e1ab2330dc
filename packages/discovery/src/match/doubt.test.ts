import { expect, it } from "vitest";
import { doubt } from "./doubt.ts";
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
  );
  expect(found !== undefined).toBe(doubtful);
});
