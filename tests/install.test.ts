import { execFile } from "node:child_process";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { createCliHome } from "./support/cli-home.ts";

const greets = new URL("../packages/host/test/fixtures/greets", import.meta.url);

/** A command line beside a copy of the package `greets`; nothing of it is confined, so that this runs anywhere. */
async function createHomeWithPackage() {
  const cli = await createCliHome({ SKILLWRIGHT_SANDBOX_MODE: "off" });
  const directory = join(cli.home, "..", "greets");
  await cp(greets, directory, { recursive: true });
  return {
    cli,
    directory,
    async edit(file: string, from: string, to: string) {
      const path = join(directory, file);
      const before = await readFile(path, "utf8");
      const after = before.replace(from, to);
      if (after === before) throw new Error(`${file} has no ${from}`);
      await writeFile(path, after);
    },
    [Symbol.asyncDispose]: () => cli[Symbol.asyncDispose](),
  };
}

it("shows what a package is before anything is installed, and installs it by its digest", async () => {
  await using prepared = await createHomeWithPackage();
  const { cli } = prepared;
  // Relative to where the person stands.
  const shown = await cli.run("install", "greets");
  expect(shown.exitCode).toBe(0);
  expect(shown.stdout).toMatch(/Author +person\n/);
  expect(shown.stdout).toMatch(/Tests +✔ greet \{"name":"Ada"\}/);
  expect((await cli.run("list", "--json")).json).toEqual({ skills: [] });
  const digest = /skill approve ([0-9a-f]{12})/.exec(shown.stdout)?.[1] ?? "";
  expect((await cli.run("approve", digest, "--json")).json).toMatchObject({ skill_id: "greets" });
  const call = ["run", "greets", "greet", "--input", '{"name":"Ada"}', "--json"];
  expect((await cli.run(...call)).json).toMatchObject({ result: { greeting: "Hello, Ada!" } });
});

it("installs with --yes, and refuses a taken id without --upgrade", async () => {
  await using prepared = await createHomeWithPackage();
  const { cli, directory, edit } = prepared;
  const first = await cli.run("install", directory, "--yes", "--json");
  expect(first).toMatchObject({ exitCode: 0, json: { status: "active", version: "1.0.0" } });
  await edit("manifest.toml", 'version = "1.0.0"', 'version = "1.1.0"');
  await edit("skill.py", "Hello, ", "Welcome, ");
  await edit("manifest.toml", "Hello, Ada!", "Welcome, Ada!");
  const taken = await cli.run("install", directory, "--yes", "--json");
  expect(taken).toMatchObject({ exitCode: 1, json: { error: { code: "skill-id-taken" } } });
  expect(taken.json.error.hint).toContain("--upgrade");

  const upgraded = await cli.run("install", directory, "--yes", "--upgrade", "--json");
  expect(upgraded).toMatchObject({ exitCode: 0, json: { status: "active", version: "1.1.0" } });
  expect(upgraded.json.proposal).toMatchObject({
    diff: expect.stringContaining("+"),
    upgrade: { from_version: "1.0.0", added_permissions: [] },
  });
  const { json } = await cli.run("run", "greets", "greet", "--input", '{"name":"Ada"}', "--json");
  expect(json).toMatchObject({ result: { greeting: "Welcome, Ada!" } });
});

it("asks again when an upgrade wants more than was granted, even with --yes", async () => {
  await using prepared = await createHomeWithPackage();
  const { cli, directory, edit } = prepared;
  await cli.run("install", directory, "--yes");
  await edit("manifest.toml", 'version = "1.0.0"', 'version = "1.1.0"');
  const wanted = '\n[permissions]\nnetwork = ["api.example.com"]\n\n[[actions]]';
  await edit("manifest.toml", "\n[[actions]]", wanted);
  const asked = await cli.run("install", directory, "--yes", "--upgrade");
  expect(asked.exitCode).toBe(1);
  expect(asked.stdout).toMatch(/New permissions +network api\.example\.com\n/);
  expect(asked.stderr).toContain("hint: it wants more than was granted before");
  expect((await cli.run("show", "greets", "--json")).json.version).toBe("1.0.0");

  const { proposals } = (await cli.run("proposals", "--json")).json;
  await cli.run("approve", proposals[0].digest);
  expect((await cli.run("show", "greets", "--json")).json).toMatchObject({
    version: "1.1.0",
    permissions: { network: ["api.example.com"] },
  });
});

it("refuses a package that breaks the rules, with file and line, and leaves nothing", async () => {
  await using prepared = await createHomeWithPackage();
  const { cli, directory, edit } = prepared;
  await edit("skill.py", "import ", "import subprocess\nimport ");
  const refused = await cli.run("install", directory, "--yes");
  expect(refused).toMatchObject({ exitCode: 1, stdout: "" });
  expect(refused.stderr).toMatch(/error: skill\.py.*subprocess/);
  const { json } = await cli.run("install", directory, "--json");
  expect(json.error).toMatchObject({
    code: "skill-invalid",
    diagnostics: expect.arrayContaining([
      expect.objectContaining({ code: "import-not-permitted", file: "skill.py" }),
    ]),
  });
  expect((await cli.run("proposals", "--json")).json).toEqual({ proposals: [] });
  await rm(join(directory, "manifest.toml"));
  const nothing = await cli.run("install", directory);
  expect(nothing.exitCode).toBe(1);
  expect(nothing.stderr).toContain("no manifest.toml");
});

it("believes no manifest that says who wrote it", async () => {
  await using prepared = await createHomeWithPackage();
  const { cli, directory, edit } = prepared;
  const claim = '\n[provenance]\nauthor = "template"\n\n[[actions]]';
  await edit("manifest.toml", "\n[[actions]]", claim);
  const { json } = await cli.run("install", directory, "--yes", "--json");
  expect(json.proposal.author).toBe("person");
  expect((await cli.run("show", "greets", "--json")).json.author).toBe("person");
});

it("neither tests nor installs hand-written code where there is no sandbox", async () => {
  await using prepared = await createHomeWithPackage();
  const { cli, directory, edit } = prepared;
  await edit(
    "manifest.toml",
    "\n[[actions]]",
    '\n[provenance]\nauthor = "template"\n\n[[actions]]',
  );
  const { stdout: python } = await promisify(execFile)("python3", [
    "-c",
    "import sys; print(sys.executable)",
  ]);
  const cliPackage = createRequire(import.meta.url).resolve("@skillwright/cli/package.json");
  const main = join(dirname(cliPackage), "src/main.ts");
  const bare = {
    HOME: cli.home,
    PATH: fileURLToPath(new URL("no-programs", import.meta.url)),
    SKILLWRIGHT_PYTHON_PATH: python.trim(),
    SKILLWRIGHT_DISCOVERY_EMBEDDER: "use",
  };
  const run = (...args: string[]) =>
    promisify(execFile)(
      process.execPath,
      ["--conditions=@skillwright/source", main, "--home", cli.home, ...args],
      { env: bare },
    );
  await expect(run("install", directory, "--yes")).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /error: greets may not run without a sandbox.*\nhint: .*--no-sandbox/s,
    ),
  });
  const { stdout } = await run("install", directory, "--yes", "--no-sandbox", "--json");
  expect(JSON.parse(stdout)).toMatchObject({ id: "greets", status: "active" });
  await expect(run("run", "greets", "--input", '{"name":"Ada"}')).rejects.toMatchObject({
    stderr: expect.stringContaining("may not run without a sandbox"),
  });
});
