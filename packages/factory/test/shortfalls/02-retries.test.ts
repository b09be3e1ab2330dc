import { expect, it, vi } from "vitest";
import { SkillError } from "../../src/skill/skill-error.ts";
import { fakeTimers } from "../support/fake-timers.ts";
import { openFactory } from "../support/open-factory.ts";
import { failing, skillOf } from "../support/skills.ts";
import { temporaryDatabase } from "../support/temporary-database.ts";

it("7: retries end after 1 + retryCount attempts, waiting 1, 2 and 4 s, less jitter", async () => {
  using time = fakeTimers();
  using _ = vi.spyOn(Math, "random").mockReturnValue(0);
  const skill = failing(Number.POSITIVE_INFINITY);
  await using opened = await openFactory([skill]);
  const calls: number[] = [];
  const running = opened.factory.execute("failing", {}, { retryCount: 3 });
  for (const waitMs of [0, 499, 1, 999, 1, 1999, 1]) {
    await time.pass(waitMs);
    calls.push(skill.calls);
  }
  expect(calls).toEqual([1, 1, 2, 2, 3, 3, 4]);
  expect(await running).toMatchObject({
    success: false,
    retryCount: 3,
    error: { code: "service-error", message: "the service is away" },
    errorKind: "transient",
  });
});

it("7: the deadline of the call ends the waits too, and the result still says what went wrong", async () => {
  using time = fakeTimers();
  await using opened = await openFactory([failing(Number.POSITIVE_INFINITY)]);
  const running = opened.factory.execute("failing", {}, { retryCount: 50, timeoutMs: 5_000 });
  await time.pass(5_000);
  const result = await running;
  expect(result).toMatchObject({ errorKind: "timeout", error: { code: "execution-timeout" } });
  expect(result).toHaveProperty("error.cause.code", "service-error");
});

it("7: a call that succeeds at last says how often it was tried", async () => {
  using time = fakeTimers();
  await using opened = await openFactory([failing(2)]);
  const running = opened.factory.execute("failing");
  await time.pass(10_000);
  expect(await running).toMatchObject({ success: true, result: "done", retryCount: 2 });
});

it("8: history has one record for the call and one for each attempt", async () => {
  using time = fakeTimers();
  using state = temporaryDatabase();
  await using opened = await openFactory([failing(2)], state);
  const running = opened.factory.execute("failing");
  await time.pass(10_000);
  await running;
  const [record, ...others] = opened.factory.history.list();
  expect(others).toEqual([]);
  expect(record).toMatchObject({ status: "ok", retryCount: 2 });
  expect(record?.attempts.map(({ status, errorCode }) => [status, errorCode])).toEqual([
    ["failed", "service-error"],
    ["failed", "service-error"],
    ["ok", undefined],
  ]);
  expect(opened.factory.history.statistics("failing")).toMatchObject({ total: 1, attempts: 3 });
});

it.each([
  ["an error that nobody called transient", () => Promise.reject(new Error("broken")), "permanent"],
  [
    "a refusal of the caller's input",
    () => Promise.reject(new SkillError("no such city", { code: "invalid-input" })),
    "caller",
  ],
])("9: %s is not tried again", async (_, execute, errorKind) => {
  const calls = vi.fn(execute);
  await using opened = await openFactory([skillOf("once", calls)]);
  expect(await opened.factory.execute("once")).toMatchObject({ retryCount: 0, errorKind });
  expect(calls).toHaveBeenCalledTimes(1);
});

it.each([
  ["an unknown skill", "nobody", {}, "skill-not-found"],
  ["an unknown action", "echo", { action: "sing" }, "action-unknown"],
  ["an input that breaks the schema", "echo", { input: { text: 1 } }, "input-invalid"],
])("9: %s is refused without an attempt", async (_, id, request, code) => {
  const input = { type: "object", properties: { text: { type: "string" } } };
  const actions = [{ name: "execute", idempotent: true, input }];
  await using opened = await openFactory([skillOf("echo", () => "done", { actions })]);
  const result = await opened.factory.execute(id, request);
  expect(result).toMatchObject({ error: { code }, errorKind: "refused", retryCount: 0 });
  expect(opened.factory.history.list()[0]).toMatchObject({ status: "refused", attempts: [] });
});

it("9: an action that is not declared idempotent is never tried again", async () => {
  const calls = vi.fn(() => {
    throw new SkillError("the service is away", { code: "service-error", transient: true });
  });
  const actions = [{ name: "send" }];
  await using opened = await openFactory([skillOf("mail", calls, { actions })]);
  expect(await opened.factory.execute("mail")).toMatchObject({ errorKind: "transient" });
  expect(calls).toHaveBeenCalledTimes(1);
});

it("9: an attempt that takes too long is tried again, within the call's own time", async () => {
  using time = fakeTimers();
  const answers = [() => new Promise<string>(() => {}), () => "done"];
  const skill = skillOf("slow", () => answers.shift()?.() ?? "none left");
  await using opened = await openFactory([skill]);
  const running = opened.factory.execute("slow", {}, { attemptTimeoutMs: 1_000 });
  await time.pass(5_000);
  expect(await running).toMatchObject({ success: true, result: "done", retryCount: 1 });
});

it("10: the slot is free while a call waits for its next attempt", async () => {
  using time = fakeTimers();
  const skills = [failing(1), skillOf("quick", () => "done")];
  await using opened = await openFactory(skills, { config: { maxConcurrent: 1 } });
  const retrying = opened.factory.execute("failing");
  await time.pass(0);
  expect(await opened.factory.execute("quick")).toMatchObject({ success: true });
  await time.pass(2_000);
  expect(await retrying).toMatchObject({ success: true, retryCount: 1 });
});

it("10: nested calls share their parent's slot, so depth cannot use the slots up", async () => {
  const down = (id: string, next: string) =>
    skillOf(id, async (_, { call }) => call(next), { dependencies: [next] });
  const skills = [down("a", "b"), down("b", "c"), skillOf("c", () => "bottom")];
  await using opened = await openFactory(skills, { config: { maxConcurrent: 1 } });
  const calls = Array.from({ length: 5 }, () => opened.factory.execute("a"));
  for (const result of await Promise.all(calls)) expect(result).toMatchObject({ result: "bottom" });
  expect(opened.factory.statistics().slots).toEqual({ limit: 1, inUse: 0, waiting: 0 });
});

it("10: waiting for a slot ends with the deadline, or when the caller gives up", async () => {
  using time = fakeTimers();
  const skills = [skillOf("hang", () => new Promise(() => {}))];
  await using opened = await openFactory(skills, { config: { maxConcurrent: 1 } });
  const { factory } = opened;
  const controller = new AbortController();
  const holding = factory.execute("hang", {}, { timeoutMs: 10_000, retryCount: 0 });
  const bounded = factory.execute("hang", {}, { timeoutMs: 1_000 });
  const cancelled = factory.execute("hang", {}, { signal: controller.signal });
  const rejection = expect(cancelled).rejects.toBe("changed my mind");
  await time.pass(1_000);
  expect(await bounded).toMatchObject({ errorKind: "timeout", retryCount: 0 });
  controller.abort("changed my mind");
  await rejection;
  await time.pass(9_000);
  await holding;
  expect(factory.statistics().slots).toEqual({ limit: 1, inUse: 0, waiting: 0 });
  expect(factory.history.list().map(({ status }) => status)).toEqual([
    "failed",
    "cancelled",
    "failed",
  ]);
});
