import { describe, expect, it } from "vitest";
import { errorCode, shareTemplate } from "./skill-session.ts";

const skill = shareTemplate("text-statistics");

describe("text-statistics", () => {
  it.each([
    ["One two. Three?", { words: 3, sentences: 2, paragraphs: 1, lines: 1, characters: 15 }],
    ["don’t re-do 3.14 e.g. snake_case", { words: 6, longest_word: "snake_case" }],
    ["a\r\nb\r\n\r\nc", { lines: 4, paragraphs: 2, characters: 6 }],
    ["漢字です。二つ目。", { words: 7, sentences: 2 }],
    ["e\u0301te\u0301", { characters: 3, words: 1 }],
    ["😀 !!! ...", { words: 0, sentences: 0, longest_word: "" }],
    ["word ".repeat(238), { reading_time_seconds: 60, unique_words: 1 }],
  ])("analyzes %j", async (text, expected) => {
    expect(await skill.invoke("analyze", { text })).toMatchObject(expected);
  });

  it("ranks words, equal ones by the alphabet", async () => {
    const text = "The zebra, the apple and THE pear: zebra, apple.";
    const input = { text, skip_common_words: true, min_length: 5 };
    expect(await skill.invoke("frequencies", input)).toEqual({
      words: [
        { word: "apple", count: 2, share: 0.2222 },
        { word: "zebra", count: 2, share: 0.2222 },
      ],
      total: 9,
    });
  });

  it.each([
    [{}],
    [{ text: 1 }],
    [{ text: "a", limit: 0 }],
    [{ text: "a", limit: 1.5 }],
    [{ text: "a", skip_common_words: 1 }],
  ])("refuses %j", async (input) => {
    expect(errorCode(await skill.invoke("frequencies", input))).toBe("invalid-input");
  });
});
