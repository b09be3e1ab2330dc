import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";

const main = join(
  dirname(createRequire(import.meta.url).resolve("@skillwright/cli/package.json")),
  "src/main.ts",
);

function startSkillCommand(home: string, ...args: string[]) {
  return startIn({ ...process.env, SKILLWRIGHT_DISCOVERY_EMBEDDER: "use" }, home, ...args);
}

function startIn(env: NodeJS.ProcessEnv, home: string, ...args: string[]) {
  const child = spawn(
    process.execPath,
    ["--conditions=@skillwright/source", main, "--home", home, ...args],
    { stdio: ["ignore", "pipe", "pipe"], env },
  );
  return { child, output: text(child.stdout), errors: text(child.stderr) };
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) await once(child, "exit");
  return child.exitCode;
}

async function temporaryHome() {
  const home = await mkdtemp(join(tmpdir(), "skillwright-test-"));
  return { home, [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }) };
}

it("lets two processes install into one data directory at the same time", async () => {
  await using directory = await temporaryHome();
  const { home } = directory;
  const intents = ["convert miles to kilometers", "convert temperatures from Celsius to kelvin"];
  const runs = intents.map((intent) =>
    startSkillCommand(home, "generate", intent, "--force", "--yes", "--json"),
  );
  for (const { child, output, errors } of runs) {
    expect(await exitOf(child), `${await output} ${await errors}`).toBe(0);
  }
  const list = startSkillCommand(home, "list", "--json");
  expect(JSON.parse(await list.output).skills).toHaveLength(2);
  const search = startSkillCommand(home, "search", "convert", "--json");
  expect(JSON.parse(await search.output).results).toHaveLength(2);
});

it("cleans up and ends with 130 when interrupted, and works the next time", async () => {
  await using directory = await temporaryHome();
  const { home } = directory;
  const args = ["generate", "convert miles to kilometers", "--json"];
  const { child, output } = startSkillCommand(home, ...args);
  // The staging directory appears when the work has begun.
  while (child.exitCode === null && (await countStaged(home)) === 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  child.kill("SIGINT");
  expect(await exitOf(child)).toBe(130);
  expect(JSON.parse(await output)).toMatchObject({ error: { code: "cancelled" } });
  expect(await countStaged(home)).toBe(0);

  const again = startSkillCommand(home, ...args);
  expect(JSON.parse(await again.output)).toMatchObject({ status: "proposed" });
});

async function countStaged(home: string): Promise<number> {
  return (await readdir(join(home, "staging")).catch(() => [])).length;
}

it("recovers from being killed in the middle of an installation", async () => {
  await using directory = await temporaryHome();
  const { home } = directory;
  const args = ["generate", "convert miles to kilometers", "--yes", "--force", "--json"];
  for (const delayMs of [400, 800, 1200, 1600, 2000]) {
    const { child } = startSkillCommand(home, ...args);
    const timer = setTimeout(() => child.kill("SIGKILL"), delayMs);
    await once(child, "exit");
    clearTimeout(timer);
    const { skills } = JSON.parse(await startSkillCommand(home, "list", "--json").output);
    for (const { skill_id: id, status } of skills) {
      expect(status).toBe("active");
      const input = JSON.stringify({ value: 1, from: "mile", to: "kilometer" });
      const run = startSkillCommand(home, "run", id, "--input", input, "--json");
      expect(JSON.parse(await run.output)).toMatchObject({ result: { value: 1.609344 } });
    }
    const search = startSkillCommand(home, "search", "miles", "--limit", "50", "--json");
    expect(JSON.parse(await search.output).results).toHaveLength(skills.length);
  }
});

it("reports a machine without Python, and proposes nothing there", async () => {
  await using directory = await temporaryHome();
  const { home } = directory;
  const bare = { ...process.env, SKILLWRIGHT_PYTHON_PATH: join(home, "no-python") };
  const doctor = startIn(bare, home, "doctor", "--json");
  expect(JSON.parse(await doctor.output)).toMatchObject({ healthy: false });
  expect(await exitOf(doctor.child)).toBe(1);

  const generate = startIn(bare, home, "generate", "convert miles to kilometers", "--json");
  const { error } = JSON.parse(await generate.output);
  expect(error.code).toBe("python-not-found");
  expect(error.hint).toBeTruthy();
  const proposals = startIn(bare, home, "proposals", "--json");
  expect(JSON.parse(await proposals.output)).toEqual({ proposals: [] });
});

it("ends without a word when its reader has gone", async () => {
  await using directory = await temporaryHome();
  const child = spawn(
    process.execPath,
    ["--conditions=@skillwright/source", main, "--home", directory.home, "index", "status"],
    {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, SKILLWRIGHT_DISCOVERY_EMBEDDER: "use" },
    },
  );
  child.stdout.destroy();
  const errors = text(child.stderr);
  expect({ exitCode: await exitOf(child), errors: await errors }).toEqual({
    ...{ exitCode: 0, errors: "" },
  });
});
