import { describe, expect, it, vi } from "vitest";
import type { CodeSkill } from "../../src/skill/define-skill.ts";
import { defineSkill } from "../../src/skill/define-skill.ts";
import { fakeTimers } from "../support/fake-timers.ts";
import { openFactory } from "../support/open-factory.ts";
import { echo, failing, hang, skillOf } from "../support/skills.ts";
import { temporaryDatabase } from "../support/temporary-database.ts";

/** A skill that says how it is, and when it is cleaned up. */
function keeping(
  id: string,
  rest: Pick<CodeSkill<number>, "healthCheck" | "cleanup"> = {},
  dependencies: string[] = [],
) {
  return defineSkill<number>({
    metadata: { id, name: id, version: "1.0.0", dependencies },
    initialize: () => 1,
    execute: () => null,
    ...rest,
  });
}

describe("36: health", () => {
  it("is derived from open circuits, and recovers by itself", async () => {
    using time = fakeTimers();
    const broken = { now: true };
    const flaky = skillOf("flaky", () => {
      if (broken.now) throw new Error("broken");
      return null;
    });
    await using opened = await openFactory([flaky, echo, hang]);
    const { factory } = opened;
    const run = async (times: number) => {
      for (let i = 0; i < times; i += 1) await factory.execute("flaky");
    };
    await factory.execute("echo");
    await run(5);
    expect(await factory.health()).toMatchObject({
      status: "degraded",
      reasons: ["the circuit of flaky is open"],
      circuits: { flaky: "open", echo: "closed" },
    });
    broken.now = false;
    await time.pass(60_000);
    await run(3);
    expect(await factory.health()).toMatchObject({ status: "healthy", reasons: [] });
  });

  it("asks the instances when told to; one that is silent is failing", async () => {
    using time = fakeTimers();
    const skills = [
      keeping("well"),
      keeping("tired", { healthCheck: () => ({ status: "degraded", detail: "queue full" }) }),
      keeping("silent", { healthCheck: () => new Promise(() => {}) }),
      keeping("broken", { healthCheck: () => Promise.reject(new Error("no pulse")) }),
    ];
    await using opened = await openFactory(skills);
    for (const { metadata } of skills) await opened.factory.execute(metadata.id);
    const asking = opened.factory.health({ probe: true });
    await time.pass(5_000);
    expect(await asking).toMatchObject({
      status: "degraded",
      reasons: [
        "tired is degraded: queue full",
        "silent is failing: no answer in 5000 ms",
        "broken is failing: no pulse",
      ],
    });
  });

  it("fails when most circuits are open, or the factory stops", async () => {
    await using opened = await openFactory([failing(Number.POSITIVE_INFINITY)]);
    const { factory } = opened;
    for (let i = 0; i < 5; i += 1) await factory.execute("failing", {}, { retryCount: 0 });
    expect(await factory.health()).toMatchObject({ status: "failing" });
    await using other = await openFactory([echo]);
    await other.factory.stop();
    expect(await other.factory.health()).toMatchObject({ reasons: ["the factory is stopping"] });
  });
});

describe("36: statistics", () => {
  it("count on when history is thrown away, and across factories", async () => {
    using state = temporaryDatabase();
    for (let i = 0; i < 2; i += 1) {
      await using opened = await openFactory([echo, failing(Number.POSITIVE_INFINITY)], {
        ...state,
        config: { maxRecords: 3 },
      });
      for (let j = 0; j < 4; j += 1) await opened.factory.execute("echo");
      await opened.factory.execute("failing", {}, { retryCount: 0 });
      await opened.factory.execute("echo", { action: "sing" });
    }
    await using opened = await openFactory([], state);
    const { history } = opened.factory;
    expect(history.list()).toHaveLength(3);
    expect(history.statistics("echo")).toMatchObject({
      total: 10,
      successful: 8,
      refused: 2,
      attempts: 8,
      successRate: 100,
    });
    expect(history.statistics("failing")).toMatchObject({
      total: 2,
      successful: 0,
      successRate: 0,
    });
    expect(history.allStatistics().map(({ skillId }) => skillId)).toEqual(["echo", "failing"]);
  });

  it.each([
    ["in memory", false],
    ["in the state database", true],
  ])("have percentiles beside minimum, average and maximum, %s", async (_, kept) => {
    using state = temporaryDatabase();
    using time = fakeTimers();
    const slow = skillOf(
      "slow",
      ({ input }) => new Promise((resolve) => setTimeout(() => resolve(null), Number(input["ms"]))),
    );
    await using opened = await openFactory([slow], kept ? state : {});
    for (let ms = 10; ms <= 1_000; ms += 10) {
      const running = opened.factory.execute("slow", { input: { ms } });
      await time.pass(ms);
      await running;
    }
    const statistics = opened.factory.history.statistics("slow");
    expect(statistics).toMatchObject({ minMs: 10, averageMs: 505, maxMs: 1_000 });
    for (const [got, wanted] of [
      [statistics.p50Ms, 500],
      [statistics.p95Ms, 950],
      [statistics.p99Ms, 990],
    ] as const) {
      expect(Math.abs(got - wanted) / wanted).toBeLessThan(0.05);
    }
  });

  it("are copies", async () => {
    await using opened = await openFactory([echo]);
    await opened.factory.execute("echo");
    Object.assign(opened.factory.statistics().circuits, { echo: "open" });
    Object.assign(opened.registry.get("echo") ?? {}, { state: "failed" });
    expect(opened.factory.statistics().circuits).toEqual({ echo: "closed" });
    expect(opened.registry.get("echo")?.state).toBe("active");
  });
});

describe("37: stopping", () => {
  it("cleans up skills before what they need, says what failed, and is done once", async () => {
    const order: string[] = [];
    const note = (id: string) => ({ cleanup: () => void order.push(id) });
    const stuck = keeping("stuck", { cleanup: () => new Promise<void>(() => {}) }, ["log"]);
    const broken = keeping("broken", { cleanup: () => Promise.reject(new Error("no way out")) }, [
      "log",
    ]);
    const skills = [
      keeping("log", note("log")),
      keeping("store", note("store"), ["log"]),
      keeping("app", note("app"), ["store", "log"]),
      stuck,
      broken,
    ];
    await using opened = await openFactory(skills);
    for (const { metadata } of skills) await opened.factory.execute(metadata.id);
    const report = await opened.factory.stop({ cleanupMs: 50 });
    expect(order).toEqual(["app", "store", "log"]);
    expect(report.stopped).toEqual(["app", "store", "log"]);
    expect(report.failures).toEqual([
      { skillId: "stuck", reason: "it was not cleaned up after 50 ms" },
      { skillId: "broken", reason: "no way out" },
    ]);
    expect(await opened.factory.stop()).toBe(report);
  });

  it("waits for calls under way, aborts those that take too long, and refuses new ones", async () => {
    using time = fakeTimers();
    const gate = Promise.withResolvers<string>();
    const short = skillOf("short", () => gate.promise);
    await using opened = await openFactory([short, hang, echo]);
    const { factory } = opened;
    const [ending, hanging] = [factory.execute("short"), factory.execute("hang")];
    await time.pass(0);
    const stopping = factory.stop({ graceMs: 1_000 });
    expect(await factory.execute("echo")).toMatchObject({
      errorKind: "refused",
      error: { code: "factory-stopped" },
    });
    await expect(factory.create("echo")).rejects.toThrow("the factory was stopped");
    gate.resolve("done");
    await time.pass(1_000);
    await stopping;
    expect(await ending).toMatchObject({ result: "done" });
    expect(await hanging).toMatchObject({
      errorKind: "cancelled",
      error: { code: "factory-stopped" },
    });
    expect(factory.statistics()).toMatchObject({ active: 0, instances: 0, slots: { inUse: 0 } });
  });

  it("cleans up an instance of a skill that is unregistered, after its last call", async () => {
    const cleanup = vi.fn();
    await using opened = await openFactory([keeping("keeper", { cleanup })]);
    await opened.factory.execute("keeper");
    opened.registry.unregister("keeper");
    await vi.waitFor(() => expect(cleanup).toHaveBeenCalledTimes(1));
    expect(await opened.factory.execute("keeper")).toMatchObject({
      error: { code: "skill-not-found" },
    });
  });
});
