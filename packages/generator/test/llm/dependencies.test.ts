import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resolvePythonEnvironment } from "@skillwright/python-runtime";
import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { failureCodes, openLlmPipeline, proposalOf } from "./open-llm-pipeline.ts";
import { scriptText, writeSkill } from "./reverse-skill.ts";
import { writeWheel } from "./write-wheel.ts";

const directory = mkdtempSync(join(tmpdir(), "skillwright-wheels-"));
writeWheel(directory, "tiny_text", "cba");
const cacheDir = join(directory, "cache");
const environment = () =>
  resolvePythonEnvironment({ prefer: "venv", cacheDir, findLinks: directory });

// No test asks an index on the network.
beforeEach(() => {
  vi.stubEnv("PIP_NO_INDEX", "1");
});
afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** A script that needs a package to do its work. */
function scriptWith(dependency: string) {
  return scriptText("tiny_text.text", "import tiny_text").replace(
    "dependencies = []",
    `dependencies = [${JSON.stringify(dependency)}]`,
  );
}
const runIt = { name: "run_skill", arguments: { action: "reverse", input: { text: "abc" } } };

it("prepares a package that is allowed, shows it in the proposal, and runs the skill with it", async () => {
  await using pipeline = await openLlmPipeline(
    { author: [{ calls: [...writeSkill(scriptWith("tiny-text>=1")), runIt] }] },
    {},
    { allowedDependencies: ["Tiny_Text"] },
    { environment },
  );
  const proposal = proposalOf(await pipeline.generate());
  expect(proposal.dependencies).toEqual(["tiny-text>=1"]);
  expect(pipeline.server.requests[0]?.text).toContain("`Tiny_Text`");
  expect(pipeline.server.requests[1]?.text).toContain('\\"text\\":\\"cba\\"');
  const installed = await pipeline.generator.install(proposal);
  expect(installed).toMatchObject({ status: "installed", example: { result: { text: "cba" } } });
});

it("refuses a package that is not allowed, in a trial run too, and takes the skill without it", async () => {
  const asked = vi.fn();
  await using pipeline = await openLlmPipeline(
    {
      author: [
        { calls: [...writeSkill(scriptWith("tiny-text")), runIt] },
        { say: "Done." },
        { calls: writeSkill() },
      ],
    },
    {},
    { allowedDependencies: ["another"] },
    {
      environment: async () => {
        const real = await environment();
        return {
          ...real,
          description: real.description,
          prepare: (requirements, options) => {
            asked(requirements.dependencies);
            return real.prepare(requirements, options);
          },
        };
      },
    },
  );
  const proposal = proposalOf(await pipeline.generate());
  expect(proposal.dependencies).toEqual([]);
  const trial = pipeline.server.requests[1]?.messages.at(-1);
  expect(trial?.content).toContain("is not allowed: use the standard library or one of another");
  expect(JSON.stringify(pipeline.server.requests.at(-2)?.messages.at(-1))).toContain(
    "dependency-not-allowed",
  );
  expect(asked.mock.calls.flat(2)).toEqual([]);
});

it("tells the author of a package that cannot be installed, and fails with that finding", async () => {
  await using pipeline = await openLlmPipeline(
    { author: [{ calls: writeSkill(scriptWith("tiny-text==9")) }] },
    { maxTurns: 2 },
    { allowedDependencies: ["tiny-text"] },
    { environment },
  );
  const outcome = await pipeline.generate();
  expect(failureCodes(outcome)).toEqual(["dependencies-failed"]);
  expect(pipeline.store.list()).toEqual([]);
  expect(pipeline.generator.proposals()).toEqual([]);
});
