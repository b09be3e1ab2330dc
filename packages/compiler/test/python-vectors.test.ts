import { parseManifest } from "@skillwright/core";
import { expect, it } from "vitest";
import { compileSkill, replaySkill, toPythonSkill } from "../src/index.ts";
import { askSkill } from "./python-process.ts";
import { okVectors } from "./vectors.ts";

it.concurrent.each(okVectors)(
  "the Python skill of $name passes its own tests",
  async ({ input, prompts }) => {
    const skill = compileSkill(input);
    const files = toPythonSkill(skill);
    const { id, tests } = parseManifest(files["manifest.toml"] ?? "");
    const calls = [...tests.map((test) => test.input), ...prompts.map((prompt) => ({ prompt }))];
    const requests = calls.map((call, index) =>
      request(index, "invoke", { action: "answer", ...call }),
    );
    const [handshake, health, ...responses] = await askSkill(files, [
      request("h", "handshake", { expected_name: id }),
      request("k", "health"),
      ...requests,
    ]);
    expect(handshake).toMatchObject({ id: "h", result: { name: id, protocol_version: "1.0" } });
    expect(health).toMatchObject({ id: "k", result: { status: "ok" } });
    // Every prompt of the vector is answered as the compiler replays it, every test as the manifest expects.
    const tested = tests.map(({ expect: result }, index) => ({ id: index, result }));
    const replayed = prompts.map((prompt, index) => {
      const replay = replaySkill(skill, prompt);
      const answered = { result: { answer: replay?.answer, rule_id: replay?.ruleId } };
      return { id: tests.length + index, ...(replay ? answered : { error: { code: -32000 } }) };
    });
    expect(tests.length).toBeGreaterThan(0);
    expect(responses).toMatchObject([...tested, ...replayed]);
  },
);

it.each(okVectors)(
  "the manifest of $name tests the trigger and every test that is not shadowed",
  ({ input }) => {
    const skill = compileSkill(input);
    const { tests } = parseManifest(toPythonSkill(skill)["manifest.toml"] ?? "");
    const inputs = [...skill.expectedTests.map((test) => test.input), skill.trigger];
    const answers = inputs.map((prompt) => replaySkill(skill, prompt)?.answer);
    expect(new Set(tests.map((test) => JSON.stringify(test.expect)))).toEqual(
      new Set(answers.map((answer) => JSON.stringify({ answer }))),
    );
  },
);

function request(id: string | number, method: string, params?: object) {
  return { jsonrpc: "2.0", id, method, ...(params && { params }) };
}
