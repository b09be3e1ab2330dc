import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { type ModelServer, startModelServer } from "../packages/generator/test/llm/model-server.ts";
import { type CliHome, createCliHome } from "./support/cli-home.ts";

const intent = "water my plants";
// From 0.6 up to here a person is asked: the score itself is not what these tests are about.
const threshold = ["--threshold", "1"];

/** A home with one instruction skill, which is near the intent. */
async function createHomeWithSkill(environment: NodeJS.ProcessEnv = {}): Promise<CliHome> {
  const cli = await createCliHome(environment);
  const directory = join(dirname(cli.home), "water-plants");
  await mkdir(directory, { recursive: true });
  const frontmatter = "name: water-plants\ndescription: Waters the plants on the balcony.";
  await writeFile(join(directory, "SKILL.md"), `---\n${frontmatter}\n---\nDo it.\n`);
  expect(await cli.run("import", directory, "--yes")).toMatchObject({ exitCode: 0 });
  return cli;
}

it("asks, says what can be answered, and remembers that a skill does it", async () => {
  await using cli = await createHomeWithSkill();
  const asked = await cli.run("generate", intent, ...threshold);
  expect(asked.exitCode).toBe(0);
  expect(asked.stdout).toContain("--same-as <id>");
  expect(asked.stdout).toContain("--force");
  const { json } = await cli.run("generate", intent, ...threshold, "--json");
  expect(json).toMatchObject({ status: "ask", candidates: [{ skill_id: "water-plants" }] });

  const answered = await cli.run("generate", intent, "--same-as", "water-plants", "--json");
  const match = { status: "existing_match", skill_id: "water-plants", score: 1 };
  expect(answered).toMatchObject({ exitCode: 0, json: match });
  expect((await cli.run("generate", "Water my plants!", ...threshold, "--json")).json).toEqual({
    ...{ name: "water-plants", ...match },
  });
  const found = await cli.run("search", intent, "--explain", "--json");
  expect(found.json.results[0]).toMatchObject({ skill_id: "water-plants" });
  expect((await cli.run("index", "rebuild", "--json")).json).toMatchObject({ written: 0 });
});

it.each([[["--force"]], [["--not-same", "water-plants"]]])(
  "remembers %j as a no",
  async (answer) => {
    await using cli = await createHomeWithSkill();
    expect((await cli.run("generate", intent, ...threshold, "--json")).json.status).toBe("ask");
    const refused = await cli.run("generate", intent, ...answer, ...threshold, "--json");
    expect(refused.json.status).toBe("proposed");
    const again = await cli.run("generate", intent, ...threshold, "--json");
    expect(again.json.status).toBe("proposed");
  },
);

it("says that no such skill is there to be the same", async () => {
  await using cli = await createHomeWithSkill();
  const { exitCode, json } = await cli.run("generate", intent, "--same-as", "nobody", "--json");
  expect({ exitCode, code: json.error.code }).toEqual({ exitCode: 1, code: "skill-not-installed" });
});

/** What makes the command use a model server of this machine. */
function modelEnvironment({ baseUrl }: ModelServer): NodeJS.ProcessEnv {
  return {
    SKILLWRIGHT_LLM_PROVIDER: "openai-compatible",
    SKILLWRIGHT_LLM_MODEL: "scripted",
    SKILLWRIGHT_LLM_BASE_URL: baseUrl,
  };
}

it("asks the configured model first, and shows its answer with the reason", async () => {
  const say = '{"same": true, "reason": "Plants are plants."}';
  await using server = await startModelServer({ author: () => ({ say }) });
  await using cli = await createHomeWithSkill(modelEnvironment(server));
  const { json } = await cli.run("generate", intent, ...threshold, "--json");
  const judgement = {
    ...{ skill_id: "water-plants", same: true, reason: "Plants are plants.", model: "scripted" },
  };
  expect(json).toMatchObject({ status: "existing_match", skill_id: "water-plants", judgement });
  const shown = await cli.run("generate", intent, ...threshold);
  expect(shown.stdout).toContain("scripted says that water-plants does this: Plants are plants.");
  expect(shown.stdout).toContain("--force");
});

it("asks no model that the configuration keeps out of it", async () => {
  await using server = await startModelServer({ author: () => "never answer" });
  await using cli = await createHomeWithSkill({
    ...modelEnvironment(server),
    SKILLWRIGHT_DISCOVERY_ASK_MODEL: "false",
  });
  const { json } = await cli.run("generate", intent, ...threshold, "--json");
  expect(json).toMatchObject({ status: "ask" });
  expect(server.requests).toEqual([]);
});
