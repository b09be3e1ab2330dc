import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { compileSkill, replaySkill, toPythonSkill, toTypeScriptSkill } from "../src/index.ts";
import { installFiles } from "./python-process.ts";
import { okVectors } from "./vectors.ts";

/** What the module of an exported skill has as its default. */
type CodeSkill = typeof import("../assets/skill.ts")["default"];

async function load(dir: string): Promise<CodeSkill> {
  const module: { default: CodeSkill } = await import(
    /* @vite-ignore */ pathToFileURL(join(dir, "skill.ts")).href
  );
  return module.default;
}

it.each(okVectors)(
  "the TypeScript skill of $name answers as the compiler replays",
  async ({ input, prompts }) => {
    const skill = compileSkill(input);
    await using installed = await installFiles(toTypeScriptSkill(skill));
    const { execute } = await load(installed.dir);
    const asked = [...skill.expectedTests.map((test) => test.input), skill.trigger, ...prompts];
    const answers = asked.map((prompt) => {
      try {
        return execute({ action: "answer", input: { prompt } });
      } catch (error) {
        return error;
      }
    });
    const replays = asked.map((prompt) => {
      const replay = replaySkill(skill, prompt);
      if (replay === undefined) return expect.objectContaining({ code: "prompt-unknown" });
      const { answer, packageId, ruleId, handlerId, cacheHit } = replay;
      const ids = { package_id: packageId, rule_id: ruleId, handler_id: handlerId };
      return { answer, ...ids, cache_hit: cacheHit };
    });
    expect(answers).toEqual(replays);
  },
);

const typed = compileSkill(
  "Skill `ticket triage`\nInput `n`: integer\nInput `e`: enum(a,b)\nInput `d`: date\nExpected test `x` -> `y`",
);

it("says what it is where a registry looks for it", () => {
  const files = toTypeScriptSkill(typed, { id: "mine" });
  expect(JSON.parse(files["skill.json"] ?? "")).toMatchObject({
    id: "mine",
    name: "ticket triage",
    version: "1.0.0",
    author: "compiler",
    actions: [{ name: "answer", input: { required: ["prompt"] }, pure: true }],
  });
});

it("checks its inputs", async () => {
  await using installed = await installFiles(toTypeScriptSkill(typed));
  const { execute, validate } = await load(installed.dir);
  const inputs: Record<string, unknown>[] = [
    { prompt: "x", n: 1, e: "a", d: "2030-12-31" },
    { prompt: 1 },
    { prompt: "x", n: 1.5 },
    { prompt: "x", e: "c" },
    { prompt: "x", d: "tomorrow" },
    { prompt: "x", toString: 1 },
  ];
  const faults = inputs.map((input) => validate({ action: "answer", input }));
  expect(faults).toEqual([
    undefined,
    '"prompt" must be a text',
    '"n" must be a whole number',
    '"e" must be one of a, b',
    '"d" must be a date such as 2030-12-31',
    'there is no input "toString"',
  ]);
  expect(() => execute({ action: "run", input: { prompt: "x" } })).toThrow('no action "run"');
});

it.each([toPythonSkill, toTypeScriptSkill])("refuses an id that is none", (exportSkill) => {
  expect(() => exportSkill(typed, { id: "../x" })).toThrow(TypeError);
});
