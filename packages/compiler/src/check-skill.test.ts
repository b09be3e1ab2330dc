import { expect, it } from "vitest";
import { checkSkill } from "./check-skill.ts";

function findings(description: string) {
  return checkSkill(description).map(({ code, line, column, suggestion }) => [
    code,
    `${line}:${column}`,
    suggestion,
  ]);
}

it("lists every line that cannot be read, not only the first", () => {
  const description = `Skill \`s\`
  Steps \`x\`
Expected tset \`a\` -> \`b\`
Step
Input \`n\`: int
Input \`m\`
Target \`pyhton\`
Target \`javascrpt\`
Permission \`local_shell\`
Expected test \`a\`
Tool shell
Greet the user`;
  expect(findings(description)).toEqual([
    ["line-unrecognised", "2:3", "did you mean `Step`?"],
    ["line-unrecognised", "3:1", "did you mean `Expected test`?"],
    ["text-missing", "4:1", "`Step` needs text: Step `validate the ticket`"],
    ["input-type-unsupported", "5:11", "did you mean `integer`?"],
    ["input-type-missing", "6:8", "write a colon and a type after the name: Input `m`: text"],
    ["target-unsupported", "7:9", "use one of javascript, native, rust"],
    ["target-unsupported", "8:9", "did you mean `javascript`?"],
    ["capability-namespace-missing", "9:13", "did you mean `tool:local_shell`?"],
    [
      "expected-test-incomplete",
      "10:1",
      "write a prompt and its answer: Expected test `ping` -> `pong`",
    ],
    ["quoted-value-missing", "11:1", "`Tool` needs a value in backticks: Tool `local_shell`"],
    ["line-unrecognised", "12:1", expect.stringContaining("begin the line with a label")],
  ]);
});

it("lists what the whole description lacks", () => {
  expect(findings("Step `roll a random number`\nEffect `list files`\nStep `fetch it`")).toEqual([
    ["name-missing", "1:1", "add a line that names the skill: Skill `triage escalation`"],
    ["trigger-missing", "1:1", "add a prompt and its answer: Expected test `ping` -> `pong`"],
    [
      "not-deterministic",
      "1:7",
      "say what happens every time; a compiled skill cannot choose or invent",
    ],
    ["permission-missing", "2:9", expect.stringContaining("Permission `tool:local_shell`")],
    ["permission-missing", "3:7", expect.stringContaining("Permission `tool:web_fetch`")],
  ]);
});

it.each([
  [" \n", "1:1", "write a sentence: When I say `ping`, answer `pong`"],
  [
    "\n When I say `a`, answer b",
    "2:2",
    "quote both with backticks: When I say `ping`, answer `pong`",
  ],
  ["When `a` then`b`", "1:1", "put a space before and after the words between the backticks"],
  ["Hello.\nSkil `s`", "2:1", "did you mean `Skill`?"],
  ["Make me a sandwich", "1:1", "teach one answer: When I say `ping`, answer `pong`"],
])("explains why %j is no skill", (description, place, suggestion) => {
  expect(findings(description)).toEqual([["shape-unsupported", place, suggestion]]);
});

it("repairs a mistyped label by its fix", () => {
  const description = "Skill `s`\r\n - Expceted test `a` -> `b`";
  const [fix] = checkSkill(description).flatMap((diagnostic) => diagnostic.fix ?? []);
  const repaired =
    description.slice(0, fix?.startOffset) + fix?.text + description.slice(fix?.endOffset);
  expect(repaired).toBe("Skill `s`\r\n Expected test `a` -> `b`");
  expect(checkSkill(repaired)).toEqual([]);
});

it("warns of what compiles and does nothing", () => {
  const description = "Skll `s`\nSkill `s`\nExpected test `?` -> `b`\nExpected test `!` -> `c`";
  expect(findings(description)).toEqual([
    ["line-ignored", "1:1", "did you mean `Skill`?"],
    ["expected-test-shadowed", "4:1", "give every prompt one answer"],
    ["trigger-empty", "1:1", "put a word into the trigger"],
  ]);
});

it("is silent about a good description", () => {
  expect(checkSkill("When I say `ping`, answer `pong`")).toEqual([]);
});
