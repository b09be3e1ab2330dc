import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { runCli } from "@skillwright/cli";
import { expect, it } from "vitest";
import { writeTinyModel } from "../packages/discovery/test/tiny-model/write-tiny-model.ts";
import { addSkill } from "./support/add-skill.ts";
import { type CliHome, createCliHome } from "./support/cli-home.ts";

/** A home whose configuration leaves the embedder open, with a tiny MiniLM on disk. */
async function createOpenHome(): Promise<CliHome & { readonly modelDir: string }> {
  const cli = await createCliHome({ SKILLWRIGHT_DISCOVERY_EMBEDDER: undefined });
  await cli[Symbol.asyncDispose]();
  const root = dirname(cli.home);
  const modelDir = join(root, "model");
  await mkdir(root, { recursive: true });
  await writeTinyModel(modelDir);
  const opened = await createCliHome({
    SKILLWRIGHT_DISCOVERY_EMBEDDER: "",
    SKILLWRIGHT_MODEL_DIR: modelDir,
  });
  return {
    ...opened,
    modelDir,
    run: (...args) => opened.run(...args),
    async [Symbol.asyncDispose]() {
      await opened[Symbol.asyncDispose]();
      await rm(root, { recursive: true, force: true });
    },
  };
}

it("says what the index holds, and mends it", async () => {
  await using cli = await createCliHome();
  expect((await cli.run("index", "status", "--json")).json).toMatchObject({
    uri: join(cli.home, "index"),
    configured: "use",
    embedder: null,
    rows: 0,
    missing: 0,
  });
  expect(await readdir(cli.home)).not.toContain("index");

  await addSkill(cli, "fold-cranes", "Folds a paper crane.");
  await addSkill(cli, "water-plants", "Waters the plants on the balcony.");
  await rm(join(cli.home, "index"), { recursive: true });
  expect((await cli.run("index", "status", "--json")).json).toMatchObject({ missing: 2 });
  expect((await cli.run("index", "rebuild", "--json")).json).toMatchObject({
    embedder: "use-lite-en@2",
    ...{ written: 2, unchanged: 0, removed: 0, rows: 2 },
  });
  expect((await cli.run("index", "rebuild", "--json")).json).toMatchObject({
    ...{ written: 0, unchanged: 2, removed: 0, rows: 2 },
  });

  // Behind the back of the command, which would tell the index.
  await rm(join(cli.home, "instructions", "fold-cranes"), { recursive: true });
  const { json } = await cli.run("index", "status", "--json");
  expect(json).toMatchObject({
    ...{ embedder: "use-lite-en@2", dimensions: 512, rows: 2, orphans: 1, missing: 0, stale: 0 },
    calibration: { origin: "shipped", method: "logistic" },
  });
  expect(json.calibration.training.heldOutPrecision).toBeGreaterThan(0.8);
  expect(json.size_bytes).toBeGreaterThan(0);
  expect(json.indices.length).toBeGreaterThan(3);

  const shown = await cli.run("index", "status");
  expect(shown.stdout).toContain("1 orphans");
  expect(shown.stdout).toContain("index rebuild");
  const rebuilt = await cli.run("index", "rebuild");
  expect(rebuilt).toMatchObject({ exitCode: 0, stderr: "" });
  expect(rebuilt.stdout).toContain("1 skills indexed: 0 written, 1 unchanged, 1 removed");
});

it("changes the embedder for good, and learns what its scores mean", async () => {
  await using cli = await createOpenHome();
  await addSkill(cli, "water-plants", "Waters the plants on the balcony.");
  const bundled = await cli.run("index", "use", "use", "--json");
  expect(bundled).toMatchObject({ exitCode: 0, json: { embedder: "use-lite-en@2", rows: 1 } });
  const used = await cli.run("index", "use", "minilm", "--json");
  expect(used.json).toEqual({
    ...{ embedder: "minilm-l6-v2-q8@1", previous: "use-lite-en@2", dimensions: 384, rows: 1 },
  });
  expect((await cli.run("search", "plants", "--json")).json.results).toHaveLength(1);
  const before = (await cli.run("index", "status", "--json")).json;
  expect(before).toMatchObject({
    ...{ configured: "auto", embedder: "minilm-l6-v2-q8@1", dimensions: 384, rows: 1 },
    calibration: { origin: "raw", method: "raw" },
  });

  const { json: learned } = await cli.run("index", "calibrate", "--json");
  expect(learned).toMatchObject({
    embedder: "minilm-l6-v2-q8@1",
    calibration: { origin: "learned", method: "logistic" },
  });
  const after = (await cli.run("index", "status", "--json")).json;
  expect(after.calibration).toEqual(learned.calibration);
  expect((await cli.run("index", "status")).stdout).toContain("heldOutPrecision");
  const [file = ""] = await readdir(join(cli.home, "calibrations"));
  const kept = JSON.parse(await readFile(join(cli.home, "calibrations", file), "utf8"));
  expect(kept.training).toEqual(learned.calibration.training);
});

it("installs a skill that cannot be indexed yet, says so, and finds it later", async () => {
  await using cli = await createCliHome();
  const { json } = await cli.run("generate", "convert CSV to JSON", "--json");
  const { digest } = json.proposal;
  // A file in the place of a directory stops whoever the tests run as.
  const data = join(cli.home, "index", "skills.lance", "data");
  await writeFile(data, "");
  const approved = await cli.run("approve", digest);
  expect(approved).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("Installed") });
  expect(approved.stderr).toMatch(/warning: .*index at .*skills\.lance/);
  expect(approved.stderr).not.toMatch(/\.rs:\d|Caused by/);
  expect((await cli.run("list", "--json")).json.skills).toMatchObject([{ status: "active" }]);

  await rm(data);
  expect((await cli.run("search", "CSV to JSON", "--json")).json.results).toHaveLength(1);
});

it("keeps the old index when the other embedder cannot be had", async () => {
  await using cli = await createOpenHome();
  await addSkill(cli, "water-plants", "Waters the plants on the balcony.");
  await cli.run("index", "use", "use");
  await rm(cli.modelDir, { recursive: true });
  const failed = await cli.run("index", "use", "minilm", "--json");
  expect(failed).toMatchObject({ exitCode: 1, json: { error: { code: "embedder-unavailable" } } });
  expect(failed.json.error.hint).toBeTruthy();
  const { json } = await cli.run("index", "status", "--json");
  expect(json).toMatchObject({ embedder: "use-lite-en@2", rows: 1, missing: 0 });
  expect((await cli.run("search", "plants", "--json")).json.results).toHaveLength(1);
});

it("does not change what the configuration would change back", async () => {
  await using cli = await createCliHome();
  const { exitCode, json } = await cli.run("index", "use", "minilm", "--json");
  expect({ exitCode, code: json.error.code }).toEqual({ exitCode: 1, code: "embedder-configured" });
  expect(json.error.hint).toContain('embedder = "minilm"');
});

it.each([[["index", "use", "nobody"]], [["index", "use"]], [["index", "polish"]]])(
  "answers %j with exit code 2",
  async (args) => {
    await using cli = await createCliHome();
    expect(await cli.run(...args)).toMatchObject({ exitCode: 2, stdout: "" });
  },
);

it("stops on Ctrl-C, leaving the index as it was", async () => {
  await using cli = await createCliHome();
  await addSkill(cli, "water-plants", "Waters the plants on the balcony.");
  await cli.run("index", "rebuild");
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  stdin.end();
  const printed = Promise.all([text(stdout), text(stderr)]);
  const interrupted = new Promise<void>((resolve) => {
    // Progress goes to a terminal only; the first line of it says that the work has begun.
    stderr.once("data", () => {
      process.emit("SIGINT");
      resolve();
    });
  });
  const exitCode = await runCli(["--home", cli.home, "index", "calibrate"], {
    stdin,
    stdout,
    stderr: Object.assign(stderr, { isTTY: true }),
    environment: { PATH: process.env["PATH"], SKILLWRIGHT_DISCOVERY_EMBEDDER: "use" },
    cwd: dirname(cli.home),
  });
  stdout.end();
  stderr.end();
  await interrupted;
  expect(exitCode).toBe(130);
  expect((await printed)[0]).toBe("");
  const { json } = await cli.run("index", "status", "--json");
  expect(json).toMatchObject({ rows: 1, calibration: { origin: "shipped" } });
});
