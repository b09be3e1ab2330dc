import { expect, it, vi } from "vitest";
import * as door from "../../src/index.ts";
import { codeSkillLoader } from "../../src/loaders/code-skill-loader.ts";
import { defineSkill } from "../../src/skill/define-skill.ts";
import { fakeTimers } from "../support/fake-timers.ts";
import { openFactory } from "../support/open-factory.ts";
import { echo, skillOf } from "../support/skills.ts";
import { temporaryDatabase } from "../support/temporary-database.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { writeCodeSkill } from "../support/write-code-skill.ts";

const pure = { actions: [{ name: "execute", pure: true, concurrency: "shared" as const }] };

/** A pure skill that counts how often it really runs. */
function countingSkill(metadata = {}) {
  const execute = vi.fn(({ input }) => ({ got: input }));
  return { execute, skill: skillOf("square", execute, { ...pure, ...metadata }) };
}

it("17: results of pure actions are cached by input, and a hit says so", async () => {
  const { execute, skill } = countingSkill();
  await using opened = await openFactory([skill]);
  const run = (a: number) => opened.factory.execute("square", { input: { a, b: 1 } });
  expect(await run(1)).toMatchObject({ cacheHit: false, result: { got: { a: 1, b: 1 } } });
  expect(await run(1)).toMatchObject({ cacheHit: true, result: { got: { a: 1, b: 1 } } });
  expect(await run(2)).toMatchObject({ cacheHit: false });
  const reordered = await opened.factory.execute("square", { input: { b: 1, a: 1 } });
  expect(reordered).toMatchObject({ cacheHit: true });
  expect(execute).toHaveBeenCalledTimes(2);
});

it("17: a caller who changes a result changes nobody else's", async () => {
  const { skill } = countingSkill();
  await using opened = await openFactory([skill]);
  const run = () => opened.factory.execute("square");
  const first = await run();
  if (first.success) Object.assign(first.result ?? {}, { got: "spoilt" });
  expect(await run()).toMatchObject({ cacheHit: true, result: { got: {} } });
});

it.each([
  ["an action that is not pure", { actions: [{ name: "execute" }] }, {}, {}],
  ["a call that wants no cache", {}, { cacheStrategy: "no_cache" as const }, {}],
  ["a factory without a cache", {}, {}, { cacheEnabled: false }],
])("17: nothing is cached for %s", async (_, metadata, options, config) => {
  const { execute, skill } = countingSkill(metadata);
  await using opened = await openFactory([skill], { config });
  await opened.factory.execute("square", {}, options);
  expect(await opened.factory.execute("square", {}, options)).toMatchObject({ cacheHit: false });
  expect(execute).toHaveBeenCalledTimes(2);
});

it("17: results go by age and by number, the least recently used first", async () => {
  using time = fakeTimers();
  const { execute, skill } = countingSkill();
  const cache = { maxEntries: 2, maxAgeMs: 1_000 };
  await using opened = await openFactory([skill], { config: { cache } });
  const run = async (a: number) =>
    (await opened.factory.execute("square", { input: { a } })).cacheHit;
  expect([await run(1), await run(2), await run(1), await run(3)]).toEqual([
    false,
    false,
    true,
    false,
  ]);
  expect([await run(1), await run(2)]).toEqual([true, false]);
  await time.pass(1_000);
  expect(await run(2)).toBe(false);
  expect(execute).toHaveBeenCalledTimes(5);
});

it("17: the persistent cache outlives the factory, and knows versions apart", async () => {
  using state = temporaryDatabase();
  const options = { cacheStrategy: "persistent_cache" as const };
  for (const expected of [false, true]) {
    await using opened = await openFactory([countingSkill().skill], state);
    expect((await opened.factory.execute("square", {}, options)).cacheHit).toBe(expected);
  }
  await using opened = await openFactory([countingSkill({ version: "1.0.1" }).skill], state);
  expect((await opened.factory.execute("square", {}, options)).cacheHit).toBe(false);
});

it("17: each configuration has an instance of its own, and the longest unused goes", async () => {
  const cleaned: unknown[] = [];
  const skill = defineSkill({
    metadata: { id: "greet", name: "Greet", version: "1.0.0" },
    initialize: ({ config }) => config["word"] ?? "hello",
    execute: (_, __, word) => String(word),
    cleanup: (word) => void cleaned.push(word),
  });
  await using opened = await openFactory([skill], { config: { maxInstances: 2 } });
  const run = (word: string) => opened.factory.execute("greet", { config: { word } });
  for (const word of ["hi", "moin", "hi", "salut"]) {
    expect(await run(word)).toMatchObject({ result: word });
  }
  expect(cleaned).toEqual(["moin"]);
  expect(opened.factory.statistics().instances).toBe(2);
});

it.each([
  ["serial", 1, 1],
  ["shared", 3, 1],
  ["per-call", 3, 3],
] as const)("18: %s calls: %i at a time on %i instances", async (concurrency, most, instances) => {
  let inside = 0;
  let highest = 0;
  let made = 0;
  const skill = defineSkill({
    metadata: {
      id: "busy",
      name: "Busy",
      version: "1.0.0",
      actions: [{ name: "go", concurrency }],
    },
    initialize: () => {
      made += 1;
      return made;
    },
    async execute() {
      inside += 1;
      highest = Math.max(highest, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
      return null;
    },
  });
  await using opened = await openFactory([skill]);
  await Promise.all([1, 2, 3].map(() => opened.factory.execute("busy")));
  expect([highest, made]).toEqual([most, instances]);
});

it.each([
  [
    "being made ready",
    { initialize: () => new Promise<never>(() => {}), execute: (): null => null },
  ],
  ["executing", { initialize: () => 0, execute: () => new Promise<never>(() => {}) }],
])("19: the deadline covers %s", async (_, code) => {
  using time = fakeTimers();
  const metadata = { id: "slow", name: "Slow", version: "1.0.0" };
  await using opened = await openFactory([defineSkill({ metadata, ...code })]);
  const running = opened.factory.execute("slow", {}, { timeoutMs: 1_000 });
  await time.pass(1_000);
  expect(await running).toMatchObject({
    errorKind: "timeout",
    error: { code: "execution-timeout", message: "slow took more than 1000 ms" },
  });
  expect(opened.factory.statistics().slots.inUse).toBe(0);
});

it("19: the skill's signal aborts at the deadline, and a serial one gets a new instance after it", async () => {
  using time = fakeTimers();
  const reasons: unknown[] = [];
  let made = 0;
  const skill = defineSkill({
    metadata: { id: "slow", name: "Slow", version: "1.0.0" },
    initialize: () => {
      made += 1;
      return made;
    },
    execute(_, { signal }, instance) {
      signal.addEventListener("abort", () => reasons.push(signal.reason));
      return instance === 1 ? new Promise<never>(() => {}) : "done";
    },
  });
  await using opened = await openFactory([skill]);
  const running = opened.factory.execute("slow", {}, { timeoutMs: 1_000 });
  await time.pass(1_000);
  await running;
  expect(reasons).toEqual([expect.objectContaining({ code: "execution-timeout" })]);
  expect(await opened.factory.execute("slow")).toMatchObject({ result: "done" });
});

it("19: a call that stood in line behind one that hangs gets a new instance", async () => {
  using time = fakeTimers();
  let made = 0;
  const skill = defineSkill({
    metadata: { id: "slow", name: "Slow", version: "1.0.0" },
    initialize: () => {
      made += 1;
      return made;
    },
    execute: ({ input }, _, instance) =>
      input["hang"] ? new Promise<never>(() => {}) : `instance ${instance}`,
  });
  await using opened = await openFactory([skill]);
  const { factory } = opened;
  const hanging = factory.execute("slow", { input: { hang: true } }, { timeoutMs: 1_000 });
  const waiting = factory.execute("slow", {}, { timeoutMs: 10_000 });
  await time.pass(1_000);
  await hanging;
  expect(await waiting).toMatchObject({ result: "instance 2" });
});

it("19: a code skill from disk that blocks its thread is ended", async () => {
  using directory = temporaryDirectory();
  const source = "export default { execute({ input }) { while (input.block); return 'free'; } };";
  const dir = writeCodeSkill(directory.path, { id: "blocker" }, source);
  await using opened = await openFactory([await codeSkillLoader().load(dir)]);
  await opened.factory.create("blocker");
  const blocked = { input: { block: true } };
  expect(await opened.factory.execute("blocker", blocked, { timeoutMs: 300 })).toMatchObject({
    errorKind: "timeout",
  });
  expect(await opened.factory.execute("blocker")).toMatchObject({ result: "free" });
});

it("20: a skill gets the services that it declared, and no others", async () => {
  const seen: unknown[] = [];
  const metadata = { id: "picky", name: "Picky", version: "1.0.0", services: ["clock"] };
  const skill = defineSkill({
    metadata,
    initialize: ({ services }) => void seen.push(services),
    execute: () => null,
  });
  const services = { clock: "twelve", vault: "secret" };
  await using opened = await openFactory([skill], { services });
  await opened.factory.execute("picky");
  expect(seen).toEqual([{ clock: "twelve" }]);
  await using without = await openFactory([skill]);
  expect(await without.factory.execute("picky")).toMatchObject({
    error: { code: "service-missing" },
  });
});

it("20: a caller's metadata cannot replace the ids of a call", async () => {
  const skill = skillOf("who", (_, { skillId, userId, metadata }) => ({
    skillId,
    userId: userId ?? null,
    metadata,
  }));
  await using opened = await openFactory([skill]);
  const options = { userId: "ann", metadata: { skillId: "forged", userId: "forged", note: 1 } };
  expect(await opened.factory.execute("who", {}, options)).toMatchObject({
    result: { skillId: "who", userId: "ann", metadata: { note: 1 } },
  });
});

it("20: a skill calls only those that it declared", async () => {
  const caller = skillOf("caller", async (_, { call }) => call("echo"));
  await using opened = await openFactory([caller, echo]);
  expect(await opened.factory.execute("caller")).toMatchObject({
    error: { code: "dependency-undeclared" },
  });
});

it("20: neither events nor the history hold inputs, results, configuration or metadata", async () => {
  const secret = "hunter2-and-more";
  using state = temporaryDatabase();
  await using opened = await openFactory([echo], state);
  const request = { input: { secret }, config: { secret } };
  await opened.factory.execute("echo", request, { metadata: { secret } });
  const records = opened.factory.history.list();
  expect(records).toHaveLength(1);
  expect(JSON.stringify([opened.heard, records])).not.toContain(secret);
});

it("21: no name on the door promises streaming, batches or a distributed cache", () => {
  const names = Object.keys(door).join(" ");
  expect(names).not.toMatch(/stream|batch|distributed|mode/i);
  expect(door.cacheStrategies).toEqual(["no_cache", "memory_cache", "persistent_cache"]);
});

it("21: the default timeout is used", async () => {
  using time = fakeTimers();
  const hang = skillOf("hang", () => new Promise(() => {}));
  await using opened = await openFactory([hang], { config: { defaultTimeoutMs: 500 } });
  const running = opened.factory.execute("hang", {}, { retryCount: 0 });
  await time.pass(500);
  expect(await running).toMatchObject({ errorKind: "timeout" });
});
