import { expect, it } from "vitest";
import { normalizePrompt } from "./normalize-prompt.ts";

it.each([
  ["  Triage TCK-7, urgent! ", "triage tck 7 urgent"],
  ["C++ vs C# & objC++x", "cpp vs csharp obj cpp x"],
  ["ΟΔΟΣ", "οδοσ"],
  ["İ", "i\u0307"],
  ["STRAẞE", "straße"],
  ["x² ½ ① ª", "x² ½ ① ª"],
  ["№_€🎉।", ""],
  ["क\u200dष", "क ष"],
  ["a\ufeffb", "a b"],
])("normalises %j to %j", (text, normalized) => {
  expect(normalizePrompt(text)).toBe(normalized);
});

it("lower-cases every code point as if it stood alone", () => {
  const differing: string[] = [];
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
    if (codePoint >= 0xd800 && codePoint <= 0xdfff) continue;
    const character = String.fromCodePoint(codePoint);
    const alone = normalizePrompt(character);
    if (alone !== "" && normalizePrompt(`a${character}a`) !== `a${alone}a`)
      differing.push(character);
  }
  expect(differing).toEqual([]);
});
