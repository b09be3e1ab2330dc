import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { createEmbedder } from "@skillwright/discovery";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeEmbedder } from "./embedder-contract.ts";
import { type EmbeddingServer, startEmbeddingServer } from "./embedding-server.ts";
import { createFakeEmbedder } from "./fake-embedder.ts";
import { writeTinyModel } from "./tiny-model/write-tiny-model.ts";

let directory: string;
let server: EmbeddingServer;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "embedders-"));
  await writeTinyModel(join(directory, "tiny"));
  server = await startEmbeddingServer();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

function createModelEmbedder() {
  const { baseUrl: baseURL } = server;
  const provider = createOpenAICompatible({ name: "local", baseURL }).embeddingModel("letters");
  return createEmbedder({ provider });
}

describeEmbedder("use", () => createEmbedder("use"));
describeEmbedder("minilm on a tiny model", () =>
  createEmbedder("minilm", { modelDir: join(directory, "tiny") }),
);
describeEmbedder("an AI SDK model", createModelEmbedder);
describeEmbedder("a function", () => {
  const fake = createFakeEmbedder();
  return createEmbedder({ provider: (texts) => fake.embed(texts), id: "letters@1" });
});

const realModel = process.env["SKILLWRIGHT_MODEL_DIR"];
it.runIf(realModel && existsSync(realModel))("finds meaning with the real minilm", async () => {
  await using embedder = await createEmbedder("minilm");
  const [email = [], mail = [], plant = []] = await embedder.embed([
    "send an email",
    "write a message to someone",
    "water the plants",
  ]);
  const dot = (left: ArrayLike<number>, right: ArrayLike<number>) =>
    Array.from(left).reduce((sum, part, i) => sum + part * (right[i] ?? 0), 0);
  expect(dot(email, mail)).toBeGreaterThan(dot(email, plant) + 0.1);
});

it("names an AI SDK model and asks it for its dimensions", async () => {
  await using embedder = await createModelEmbedder();
  expect(embedder.id).toBe("local.embedding/letters");
  expect(embedder.dimensions).toBe(16);
});

it("refuses a function without an id", async () => {
  await expect(createEmbedder({ provider: async () => [] })).rejects.toThrow("needs an id");
});

it("says which model could not be loaded, and what to do", async () => {
  await using embedder = await createEmbedder("minilm", { modelDir: join(directory, "nothing") });
  await expect(embedder.embed(["x"])).rejects.toMatchObject({
    code: "embedder-unavailable",
    hint: expect.stringContaining("SKILLWRIGHT_MODEL_DIR"),
  });
});

it("takes minilm by itself when its files are there", async () => {
  await using embedder = await createEmbedder("auto", { modelDir: join(directory, "tiny") });
  expect(embedder.id).toMatch(/^minilm/);
});

it.each([
  ["not complete", () => ({ modelDir: join(directory, "nothing") })],
  ["did not answer", () => ({ cacheDir: directory, host: "http://127.0.0.1:1/" })],
])(
  "falls back to the bundled encoder, with one line, when the model is %s",
  async (why, options) => {
    const lines: string[] = [];
    await using embedder = await createEmbedder("auto", {
      ...options(),
      onNotice: (line) => lines.push(line),
    });
    expect(embedder.id).toMatch(/^use/);
    expect(lines).toEqual([expect.stringContaining(why)]);
  },
);

it("throws embedder-failed when a provider gives too few vectors", async () => {
  const provider = async (texts: string[]) => texts.slice(1).map(() => [1, 2]);
  await using embedder = await createEmbedder({ provider, id: "short@1", dimensions: 2 });
  await expect(embedder.embed(["a", "b"])).rejects.toMatchObject({ code: "embedder-failed" });
});
