import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { comparePair } from "./pair-features.ts";

// Made up for these tests, in sections; "intent | text of the skill" a line.
const file = new URL("../../test/fixtures/told-apart.txt", import.meta.url);
const pairs = (section: string) => {
  const [, lines = ""] = readFileSync(file, "utf8").split(new RegExp(`^# ${section}.*\n`, "m"));
  const [own = ""] = lines.split("\n\n");
  return own
    .trim()
    .split("\n")
    .map((line) => line.split(" | ") as [string, string]);
};
const compare = (intent: string, text: string) =>
  comparePair({ intent, text, name: "skill", cosine: 0.9, agreement: 0 });

describe("never the same capability", () => {
  it.each(pairs("conflict"))("%j beside %j", (intent, text) => {
    expect(compare(intent, text).conflict).toBeDefined();
    expect(compare(text, intent).conflict).toBeDefined();
  });
});

describe("a person is asked at most", () => {
  it.each(pairs("doubt"))("%j beside %j", (intent, text) => {
    expect(compare(intent, text).doubt).toBeDefined();
  });
});

describe("the same capability in other words", () => {
  it.each(pairs("neither"))("%j beside %j", (intent, text) => {
    expect(compare(intent, text).conflict).toBeUndefined();
  });
});
