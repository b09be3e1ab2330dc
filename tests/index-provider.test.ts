import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { startEmbeddingServer } from "../packages/discovery/test/embedding-server.ts";
import { addSkill } from "./support/add-skill.ts";
import { type CliHome, createCliHome } from "./support/cli-home.ts";

const key = "sk-very-secret-0123456789";
const id = "provider:openai-compatible/letters@16";

/** A home with one skill, whose configuration leaves the embedder open. */
async function openHome(environment: NodeJS.ProcessEnv = {}): Promise<CliHome> {
  const cli = await createCliHome({ SKILLWRIGHT_DISCOVERY_EMBEDDER: "use" });
  await addSkill(cli, "water-plants", "Waters the plants on the balcony.");
  const open = await createCliHome({ SKILLWRIGHT_DISCOVERY_EMBEDDER: "", ...environment });
  await open[Symbol.asyncDispose]();
  open.home = cli.home;
  return {
    ...cli,
    run: (...args) => open.run(...args),
    [Symbol.asyncDispose]: () => cli[Symbol.asyncDispose](),
  };
}

/** Writes `[discovery]` for a model of an OpenAI-compatible server. */
async function configure(cli: CliHome, base_url: string, values: Record<string, unknown> = {}) {
  const all = { provider: "openai-compatible", model: "letters", base_url, ...values };
  const lines = Object.entries(all).map(([name, value]) => {
    const prefix = name === "embedder" ? "" : "embedding_";
    return value === undefined ? "" : `${prefix}${name} = ${JSON.stringify(value)}`;
  });
  await writeFile(join(cli.home, "skillwright.toml"), `[discovery]\n${lines.join("\n")}\n`);
}

it("gives the index a provider's model, keeps it, and goes back", async () => {
  await using server = await startEmbeddingServer({ key });
  await using cli = await openHome({ EMBEDDING_KEY: key });
  await configure(cli, server.baseUrl, { api_key_env: "EMBEDDING_KEY" });
  const used = await cli.run("index", "use", "provider", "--json");
  expect(used.json).toEqual({
    ...{ embedder: id, dimensions: 16, previous: "use-lite-en@2", rows: 1 },
  });
  expect(server.embedded.join("\n")).toContain("Waters the plants");
  // `auto` finds it with the index.
  const found = await cli.run("search", "plants on the balcony", "--json");
  expect(found.json.results).toMatchObject([{ skill_id: "water-plants" }]);
  expect(server.embedded).toContain("plants on the balcony");
  await addSkill(cli, "fold-cranes", "Folds a paper crane.");
  expect((await cli.run("index", "status", "--json")).json).toMatchObject({
    ...{ configured: "auto", embedder: id, dimensions: 16, rows: 2, missing: 0, stale: 0 },
    calibration: { origin: "raw" },
  });
  const back = await cli.run("index", "use", "use", "--json");
  expect(back.json).toMatchObject({ embedder: "use-lite-en@2", previous: id, rows: 2 });
});

it("makes a new index with the model that the configuration names", async () => {
  await using server = await startEmbeddingServer();
  await using cli = await openHome();
  await configure(cli, server.baseUrl, { embedder: "provider" });
  expect((await cli.run("index", "rebuild", "--json")).json).toMatchObject({ embedder: id });
  const { json } = await cli.run("index", "status", "--json");
  expect(json).toMatchObject({ configured: "provider", embedder: id, rows: 1 });
  // The length of the vectors is known: nothing but the query is asked for.
  await configure(cli, server.baseUrl, { embedder: "provider", dimensions: 16 });
  server.embedded.length = 0;
  await cli.run("search", "plants", "--json");
  expect(server.embedded).toEqual(["plants"]);
});

it.each<[string, Record<string, unknown>, NodeJS.ProcessEnv, string, string, string]>([
  [
    "no model",
    { model: undefined },
    {},
    "embedder-unavailable",
    "no embedding model",
    "embedding_model",
  ],
  [
    "no key",
    { provider: "openai" },
    { OPENAI_API_KEY: "" },
    "embedder-unavailable",
    "no key",
    "OPENAI_API_KEY",
  ],
  [
    "a wrong key",
    { api_key_env: "EMBEDDING_KEY" },
    { EMBEDDING_KEY: "sk-wrong-9876543210" },
    "embedder-unavailable",
    "401",
    "EMBEDDING_KEY",
  ],
  [
    "an unknown model",
    { model: "nobody", api_key_env: "EMBEDDING_KEY" },
    { EMBEDDING_KEY: key },
    "embedder-unavailable",
    'model "nobody" not found',
    "embedding_model",
  ],
  [
    "wrong dimensions",
    { dimensions: 32, api_key_env: "EMBEDDING_KEY" },
    { EMBEDDING_KEY: key },
    "vector-dimension-mismatch",
    "16 dimensions, not of 32",
    "embedding_dimensions = 16",
  ],
  [
    "a server that is down",
    { base_url: "http://127.0.0.1:1/v1" },
    {},
    "embedder-unavailable",
    "cannot be reached",
    "embedding_base_url",
  ],
  [
    "no address",
    { base_url: undefined },
    {},
    "embedder-unavailable",
    "base URL",
    "embedding_base_url",
  ],
])("says what is wrong with %s, and keeps the index", async (...row) => {
  const [_what, values, environment, code, message, hint] = row;
  await using server = await startEmbeddingServer({ key });
  await using cli = await openHome(environment);
  await configure(cli, server.baseUrl, values);
  const failed = await cli.run("index", "use", "provider", "--json");
  expect(failed).toMatchObject({
    exitCode: 1,
    json: {
      error: {
        code,
        message: expect.stringContaining(message),
        hint: expect.stringContaining(hint),
      },
    },
  });
  expect(failed.stdout + failed.stderr).not.toMatch(/sk-(wrong|very-secret)/);
  expect((await cli.run("index", "status", "--json")).json).toMatchObject({
    ...{ embedder: "use-lite-en@2", rows: 1 },
  });
});

it("does not take another model for the one that the index was made with", async () => {
  await using server = await startEmbeddingServer();
  await using cli = await openHome();
  await configure(cli, server.baseUrl);
  await cli.run("index", "use", "provider");
  const search = async () => (await cli.run("search", "plants", "--json")).json.error;
  await writeFile(join(cli.home, "skillwright.toml"), "");
  const error = await search();
  expect(error).toMatchObject({ code: "embedder-unknown", message: expect.stringContaining(id) });
  expect(error.hint).toContain('embedding_model = "letters"');
  expect(error.hint).toContain("skill index use");

  await using other = await startEmbeddingServer({ dimensions: 8 });
  await configure(cli, other.baseUrl);
  expect(await search()).toMatchObject({
    code: "embedder-unknown",
    message: expect.stringContaining("letters@8"),
    hint: expect.stringContaining("embedding_dimensions = 16"),
  });
  expect((await cli.run("index", "status", "--json")).json).toMatchObject({ embedder: id });
});
