import { expect, it } from "vitest";
import { compileSkill } from "../compile-skill.ts";
import { parseLinksNotation } from "./parse-links-notation.ts";

const skill = compileSkill(`Skill \`triage "now"\`
Input \`severity\`: enum(low,high)
Precondition it is \\ there
Step look
Step act
Effect done
Expected test \`a\` -> \`b\`
Permission \`tool:x\`: why
Target \`rust\`
Target \`native\``);

it("gives back the skill that was written", () => {
  expect(parseLinksNotation(skill.linksNotation)).toStrictEqual(skill);
});

it("does not mind line ends after the last line", () => {
  expect(parseLinksNotation(`${skill.linksNotation}\n\n`)).toStrictEqual(skill);
});

it.each([
  ["", "line 1 should be the id of a package", '""'],
  [skill.id, "line 2 should be `  type", '"nothing"'],
  [skill.linksNotation.replace('"0.2.0"', '"9"'), "line 3", "schema_version"],
  [skill.linksNotation.replace("  trigger_rule", "  rule"), "line 8", "rule"],
  [skill.linksNotation.replace('order "2"', 'order "x"'), "line 25", "order"],
  [skill.linksNotation.replace('target "rust"', 'target "cobol"'), "line 43", "cobol"],
  [`${skill.linksNotation}\n  more "x"`, "line 46 should be the end", "more"],
  [skill.linksNotation.replace("it is \\\\ there", "it is \\ there"), "line 6", "description"],
])("refuses %#, naming the line", (text, line, found) => {
  expect(() => parseLinksNotation(text)).toThrow(line);
  expect(() => parseLinksNotation(text)).toThrow(found);
});

it("refuses every notation with a line missing, but for the optional items", () => {
  const lines = skill.linksNotation.split("\n");
  const accepted = lines.filter((_, index) => {
    try {
      parseLinksNotation(lines.toSpliced(index, 1).join("\n"));
      return true;
    } catch {
      return false;
    }
  });
  expect(accepted).toEqual([]);
});
