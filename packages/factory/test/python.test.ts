import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { pythonSkillLoader } from "../src/loaders/python-skill-loader.ts";
import { loadTemplates } from "../src/templates/load-templates.ts";
import { scaffoldSkill } from "../src/templates/scaffold-skill.ts";
import { SkillValidator } from "../src/validation/skill-validator.ts";
import { openFactory } from "./support/open-factory.ts";
import { systemPython } from "./support/system-python.ts";
import { temporaryDirectory } from "./support/temporary-directory.ts";

const loader = pythonSkillLoader(() => ({
  // The sandbox is the runtime's own business, and tested there.
  options: async () => ({ environment: await systemPython(), sandbox: "off", stopTimeoutMs: 200 }),
}));

/** A skill made from the built-in template, with more actions and the Python of them. */
async function madeSkill(parent: string, manifest = "", python = "") {
  const { templates } = await loadTemplates();
  const template = templates.find(({ id }) => id === "python-skill");
  if (template === undefined) throw new Error("no template");
  const values = { name: "Greet" };
  const validator = new SkillValidator();
  const { dir } = await scaffoldSkill(template, {
    parent,
    id: "greet",
    values,
    loaders: [loader],
    validator,
  });
  appendFileSync(join(dir, "manifest.toml"), manifest);
  const file = join(dir, "skill.py");
  writeFileSync(
    file,
    readFileSync(file, "utf8").replace("\n\ndef handshake", `\n${python}\n\ndef handshake`),
  );
  return loader.load(dir);
}

const action = (name: string, rest: string) =>
  `\n[[actions]]\nname = "${name}"\ndescription = "Test"\n${rest}\n[actions.input]\ntype = "object"\n`;

it("runs what the template makes, in one process, and measures it", async () => {
  using directory = temporaryDirectory();
  const skill = await madeSkill(directory.path);
  await using opened = await openFactory([skill]);
  const run = () =>
    opened.factory.execute("greet", { input: { who: "Ada" } }, { cacheStrategy: "no_cache" });
  const [first, second] = [await run(), await run()];
  expect(first).toMatchObject({ success: true, result: { text: "Hello, Ada" } });
  expect(second).toMatchObject({ success: true });
  expect(opened.of("SkillCreated")).toHaveLength(1);
  if (process.platform === "linux") {
    expect(first.usage?.peakMemoryBytes).toBeGreaterThan(1_000_000);
    expect(opened.factory.history.list()[0]?.cpuMs).toBeGreaterThanOrEqual(0);
  }
});

it("turns a skill's own errors into failures: with its code, transient where it says so", async () => {
  using directory = temporaryDirectory();
  const skill = await madeSkill(
    directory.path,
    action("fail", 'concurrency = "shared"'),
    `
def fail(transient=False):
    raise SkillError("service-error", "the service is away", transient)

ACTIONS["fail"] = fail
`,
  );
  await using opened = await openFactory([skill]);
  const run = (transient: boolean) =>
    opened.factory.execute("greet", { action: "fail", input: { transient } });
  expect(await run(true)).toMatchObject({
    errorKind: "transient",
    error: { code: "service-error" },
  });
  expect(await run(false)).toMatchObject({ errorKind: "permanent" });
  expect(
    await opened.factory.execute("greet", { action: "fail", input: { odd: 1 } }),
  ).toMatchObject({
    errorKind: "caller",
    error: { code: "invalid-input" },
  });
});

it("19: ends a process that does not answer, and starts another one for the next call", async () => {
  using directory = temporaryDirectory();
  const skill = await madeSkill(
    directory.path,
    action("block", 'concurrency = "serial"'),
    `
def block():
    while True:
        pass

ACTIONS["block"] = block
`,
  );
  await using opened = await openFactory([skill]);
  const { factory } = opened;
  await factory.create("greet");
  const pids = opened.of("SkillCreated").length;
  const options = { timeoutMs: 500 };
  expect(await factory.execute("greet", { action: "block" }, options)).toMatchObject({
    errorKind: "timeout",
  });
  expect(await factory.execute("greet", { action: "greet", input: { who: "Bo" } })).toMatchObject({
    result: { text: "Hello, Bo" },
  });
  expect(opened.of("SkillCreated")).toHaveLength(pids + 1);
});

it("starts another process when one crashed, and tries idempotent actions again on it", async () => {
  using directory = temporaryDirectory();
  const marker = join(directory.path, "crashed");
  const skill = await madeSkill(
    directory.path,
    action("crash", 'idempotent = true\nconcurrency = "shared"'),
    `
def crash():
    path = ${JSON.stringify(marker)}
    if not os.path.exists(path):
        open(path, "w").close()
        os._exit(3)
    return "well"

ACTIONS["crash"] = crash
`,
  );
  await using opened = await openFactory([skill]);
  expect(await opened.factory.execute("greet", { action: "crash" })).toMatchObject({
    result: "well",
    retryCount: 1,
  });
  expect(existsSync(marker)).toBe(true);
});
