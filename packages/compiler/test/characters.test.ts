import { expect, it } from "vitest";
import { characterTable } from "../scripts/character-table.ts";
import { compileSkill, normalizePrompt, toPythonSkill } from "../src/index.ts";
import { installFiles, runPython } from "./python-process.ts";

const files = toPythonSkill(compileSkill("When I say `a`, answer `b`"));

const driver = `
import json, sys
sys.path.insert(0, sys.argv[1])
import skill
prompts = skill.Prompts(skill.load("characters.json"))
sys.stdout.write(json.dumps([prompts.normalize(text) for text in json.load(sys.stdin)]))
`;

it("ships the table that the script makes; if not, run scripts/write-characters.ts", () => {
  expect(files["characters.json"]).toBe(`${JSON.stringify(characterTable())}\n`);
});

it("normalises every code point in Python as in TypeScript", async () => {
  const texts = ["C++ c# objC++x c+++", "ΟΔΟΣ", "  a\u00a0b  "];
  for (let start = 0; start <= 0x10ffff; start += 1024) {
    const codePoints = Array.from({ length: 1024 }, (_, index) => start + index);
    if (start < 0xd800 || start > 0xdfff) texts.push(String.fromCodePoint(...codePoints));
  }
  await using installed = await installFiles(files);
  const json = JSON.stringify(texts).replace(/[^\0-\x7f]/g, escapeUnit);
  const { stdout } = await runPython(["-c", driver, installed.dir], json);
  expect(JSON.parse(stdout)).toEqual(texts.map(normalizePrompt));
});

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
