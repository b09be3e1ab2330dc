import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { codeSkillLoader } from "../../src/loaders/code-skill-loader.ts";
import { HotReloader } from "../../src/reload/hot-reloader.ts";
import { defineSkill } from "../../src/skill/define-skill.ts";
import { openFactory } from "../support/open-factory.ts";
import { skillOf } from "../support/skills.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { writeCodeSkill } from "../support/write-code-skill.ts";

/** A skill whose calls last until the test ends them, and that says what happens to it. */
function lasting(version: string, log: string[]) {
  const gate = Promise.withResolvers<void>();
  const skill = defineSkill({
    metadata: {
      id: "lasting",
      name: "Lasting",
      version,
      actions: [{ name: "go", concurrency: "shared" }],
    },
    initialize: () => void log.push(`${version} ready`),
    async execute() {
      await gate.promise;
      return version;
    },
    cleanup: () => void log.push(`${version} cleaned up`),
  });
  return { skill, end: gate.resolve };
}

it("35: a new version takes over at once, and the old one is cleaned up after its last call", async () => {
  const log: string[] = [];
  const [old, fresh] = [lasting("1.0.0", log), lasting("1.1.0", log)];
  await using opened = await openFactory([old.skill]);
  const { factory, registry } = opened;
  const before = factory.execute("lasting");
  await vi.waitFor(() => expect(log).toEqual(["1.0.0 ready"]));
  await factory.swap(fresh.skill, "1.0.0");
  const after = factory.execute("lasting");
  fresh.end();
  expect(await after).toMatchObject({ result: "1.1.0", version: "1.1.0" });
  expect(log).toEqual(["1.0.0 ready", "1.1.0 ready"]);
  old.end();
  expect(await before).toMatchObject({ result: "1.0.0", version: "1.0.0" });
  await vi.waitFor(() => expect(log.at(-1)).toBe("1.0.0 cleaned up"));
  expect(registry.versions("lasting")).toMatchObject([{ version: "1.1.0", state: "active" }]);
  expect(opened.of("SkillHotReloaded")).toEqual([
    { skillId: "lasting", version: "1.1.0", previousVersion: "1.0.0" },
  ]);
});

it.each([
  ["cannot be made ready", { initialize: () => Promise.reject(new Error("no database")) }],
  ["needs what is not there", { metadata: { dependencies: ["nobody"] } }],
])("35: a new version that %s changes nothing", async (_, change: object) => {
  const log: string[] = [];
  const [old, fresh] = [lasting("1.0.0", log), lasting("1.1.0", log)];
  await using opened = await openFactory([old.skill]);
  old.end();
  await opened.factory.execute("lasting");
  const metadata = {
    ...fresh.skill.metadata,
    ...("metadata" in change ? (change.metadata ?? {}) : {}),
  };
  await expect(
    opened.factory.swap({ ...fresh.skill, ...change, metadata }, "1.0.0"),
  ).rejects.toThrow();
  expect(await opened.factory.execute("lasting")).toMatchObject({ result: "1.0.0" });
  expect(log).not.toContain("1.0.0 cleaned up");
  expect(opened.factory.statistics().instances).toBe(1);
});

it("35: a swap makes results cached for the old code, and its open circuit, things of the past", async () => {
  const actions = [{ name: "execute", pure: true, concurrency: "shared" as const }];
  const old = skillOf(
    "answer",
    ({ input }) => (input["fail"] ? Promise.reject(new Error("x")) : 41),
    { actions },
  );
  const fresh = skillOf("answer", () => 42, { actions });
  await using opened = await openFactory([old]);
  const { factory } = opened;
  await factory.execute("answer");
  for (let i = 0; i < 5; i += 1) await factory.execute("answer", { input: { fail: true } });
  expect(factory.statistics().circuits).toEqual({ answer: "open" });
  await factory.swap(fresh, "1.0.0");
  expect(await factory.execute("answer")).toMatchObject({ result: 42, cacheHit: false });
});

it("35: a skill that was taken out of service comes back with code that works", async () => {
  await using opened = await openFactory([skillOf("answer", () => 41)]);
  opened.registry.transition("answer", "failed", { reason: "wrong" });
  expect(await opened.factory.execute("answer")).toMatchObject({
    error: { code: "skill-not-runnable", message: "answer is failed: wrong" },
  });
  await opened.factory.swap(
    skillOf("answer", () => 42, { version: "1.0.1" }),
    "1.0.0",
  );
  expect(await opened.factory.execute("answer")).toMatchObject({ result: 42 });
});

const answering = (word: string) => `export default { execute: () => "${word}" };\n`;

it("35: saved files take effect, broken ones do not and say why, and nothing is lost under load", async () => {
  using directory = temporaryDirectory();
  const loader = codeSkillLoader();
  const metadata = {
    id: "word",
    actions: [{ name: "say", concurrency: "shared", idempotent: true }],
  };
  const dir = writeCodeSkill(directory.path, metadata, answering("one"));
  await using opened = await openFactory([await loader.load(dir)]);
  const { factory } = opened;
  await using reloader = new HotReloader(factory, { loaders: [loader], settleMs: 30 });
  await reloader.watch([directory.path]);
  const results: { success: boolean; result?: unknown }[] = [];
  const until = { over: false };
  const caller = async () => {
    while (!until.over) results.push(await factory.execute("word"));
  };
  const callers = Array.from({ length: 8 }, caller);
  const saidOf = (type: "SkillHotReloaded" | "SkillReloadFailed") => opened.of(type).length;
  const options = { timeout: 20_000 };
  await vi.waitFor(() => expect(results.at(-1)?.result).toBe("one"), options);
  for (const [index, word] of ["two", "three"].entries()) {
    writeFileSync(join(dir, "skill.ts"), answering(word));
    await vi.waitFor(() => expect(saidOf("SkillHotReloaded")).toBeGreaterThan(index), options);
    await vi.waitFor(() => expect(results.at(-1)?.result).toBe(word), options);
  }
  writeFileSync(join(dir, "skill.ts"), "this is no module (");
  await vi.waitFor(() => expect(saidOf("SkillReloadFailed")).toBeGreaterThan(0), options);
  const count = results.length;
  await vi.waitFor(() => expect(results.length).toBeGreaterThan(count + 20), options);
  until.over = true;
  await Promise.all(callers);
  expect(results.filter(({ success }) => !success)).toEqual([]);
  expect([...new Set(results.map(({ result }) => result))]).toEqual(["one", "two", "three"]);
  expect(results.at(-1)?.result).toBe("three");
  expect(opened.of("SkillReloadFailed")[0]).toMatchObject({
    skillId: "word",
    errorCode: "initialization-failed",
    reason: expect.stringContaining("word"),
  });
  expect(factory.history.statistics("word")).toMatchObject({
    total: results.length,
    successful: results.length,
  });
});

it("35: files that now say another id do not take over", async () => {
  using directory = temporaryDirectory();
  const loader = codeSkillLoader();
  const dir = writeCodeSkill(directory.path, { id: "word" }, answering("one"));
  await using opened = await openFactory([await loader.load(dir)]);
  await using reloader = new HotReloader(opened.factory, { loaders: [loader] });
  writeFileSync(join(dir, "skill.json"), '{ "id": "other", "name": "O", "version": "1.0.0" }');
  expect(await reloader.reload("word")).toBeUndefined();
  expect(opened.of("SkillReloadFailed")).toMatchObject([{ errorCode: "skill-id-mismatch" }]);
  expect(await opened.factory.execute("word")).toMatchObject({ result: "one" });
});
