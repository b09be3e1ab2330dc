import { expect, it, vi } from "vitest";
import { SkillError } from "../../src/skill/skill-error.ts";
import { fakeTimers } from "../support/fake-timers.ts";
import { openFactory } from "../support/open-factory.ts";
import { skillOf } from "../support/skills.ts";

/** A skill that does what its switch says, and counts. */
function switched() {
  const state = { broken: true, calls: 0 };
  const skill = skillOf("switched", () => {
    state.calls += 1;
    if (state.broken) throw new Error("broken");
    return "done";
  });
  return { state, skill };
}

async function repeat(times: number, work: () => Promise<unknown>) {
  for (let i = 0; i < times; i += 1) await work();
}

it("11: an open circuit stops calls of a skill that is active already", async () => {
  const { state, skill } = switched();
  await using opened = await openFactory([skill]);
  state.broken = false;
  await opened.factory.execute("switched");
  state.broken = true;
  await repeat(5, () => opened.factory.execute("switched"));
  const result = await opened.factory.execute("switched");
  expect(result).toMatchObject({ error: { code: "circuit-open" }, errorKind: "refused" });
  expect(state.calls).toBe(6);
});

it("12: refused calls do not keep the circuit open", async () => {
  using time = fakeTimers();
  const { state, skill } = switched();
  await using opened = await openFactory([skill]);
  await repeat(5, () => opened.factory.execute("switched"));
  state.broken = false;
  await repeat(59, async () => {
    await time.pass(1_000);
    expect(await opened.factory.execute("switched")).toMatchObject({ success: false });
  });
  await time.pass(1_000);
  expect(await opened.factory.execute("switched")).toMatchObject({ success: true });
});

it("13: a skill that cannot be made ready counts once per call", async () => {
  const initialize = vi.fn(() => Promise.reject(new Error("no database")));
  const broken = { ...skillOf("unready", () => "done"), initialize };
  await using opened = await openFactory([broken]);
  await repeat(4, () => opened.factory.execute("unready"));
  expect(opened.factory.statistics().circuits).toEqual({ unready: "closed" });
  expect(await opened.factory.execute("unready")).toMatchObject({
    error: { code: "initialization-failed" },
  });
  expect(opened.factory.statistics().circuits).toEqual({ unready: "open" });
  expect(initialize).toHaveBeenCalledTimes(5);
});

it("13: what the caller did wrong does not count", async () => {
  const skill = skillOf(
    "picky",
    () => {
      throw new SkillError("no such city", { code: "invalid-input" });
    },
    {},
    { validate: ({ input }) => (input["city"] === "" ? "the city is empty" : undefined) },
  );
  await using opened = await openFactory([skill]);
  await repeat(10, () => opened.factory.execute("picky", { input: { city: "Atlantis" } }));
  await repeat(10, () => opened.factory.execute("picky", { input: { city: "" } }));
  await repeat(10, () => opened.factory.execute("picky", { action: "sing" }));
  expect(opened.factory.statistics().circuits).toEqual({ picky: "closed" });
});

it("14: a half-open circuit lets one trial through at a time", async () => {
  using time = fakeTimers();
  const answers: PromiseWithResolvers<string>[] = [];
  let broken = true;
  const skill = skillOf("slow", () => {
    if (broken) throw new Error("broken");
    const answer = Promise.withResolvers<string>();
    answers.push(answer);
    return answer.promise;
  });
  await using opened = await openFactory([skill]);
  await repeat(5, () => opened.factory.execute("slow"));
  broken = false;
  await time.pass(60_000);
  const calls = Array.from({ length: 10 }, () => opened.factory.execute("slow"));
  await time.pass(0);
  expect(answers).toHaveLength(1);
  answers[0]?.resolve("done");
  const results = await Promise.all(calls);
  expect(results.filter(({ success }) => success)).toHaveLength(1);
  expect(results.filter((each) => each.circuitBreakerTriggered)).toHaveLength(9);
});

it("15: every transition is an event, for skills that came late as well, and the result says it", async () => {
  using time = fakeTimers();
  const { state, skill } = switched();
  await using opened = await openFactory([]);
  await opened.registry.register(skill);
  const { factory } = opened;
  await repeat(5, () => factory.execute("switched"));
  expect(await factory.execute("switched")).toMatchObject({ circuitBreakerTriggered: true });
  await time.pass(60_000);
  await factory.execute("switched");
  await time.pass(60_000);
  state.broken = false;
  await repeat(3, () => factory.execute("switched"));
  const about = { skillId: "switched", version: "1.0.0" };
  expect(opened.of("CircuitBreakerTriggered")).toEqual([
    { ...about, from: "closed", to: "open" },
    { ...about, from: "open", to: "half_open" },
    { ...about, from: "half_open", to: "open" },
    { ...about, from: "open", to: "half_open" },
    { ...about, from: "half_open", to: "closed" },
  ]);
});

it("15: a caller can do without the breaker, and so can a factory", async () => {
  const { state, skill } = switched();
  await using opened = await openFactory([skill]);
  await repeat(7, () => opened.factory.execute("switched", {}, { circuitBreakerEnabled: false }));
  await using without = await openFactory([skill], { config: { circuitBreakerEnabled: false } });
  await repeat(7, () => without.factory.execute("switched"));
  expect(state.calls).toBe(14);
});

it("16: the breaker keeps a clock of its own, so the wall clock may jump", async () => {
  const { state, skill } = switched();
  let now = 0;
  const circuit = { clock: () => now };
  await using opened = await openFactory([skill], { config: { circuit } });
  await repeat(5, () => opened.factory.execute("switched"));
  using wall = vi.spyOn(Date, "now").mockReturnValue(Number.MAX_SAFE_INTEGER);
  expect(await opened.factory.execute("switched")).toMatchObject({ success: false });
  wall.mockReturnValue(0);
  now = 60_000;
  state.broken = false;
  expect(await opened.factory.execute("switched")).toMatchObject({ success: true });
});
