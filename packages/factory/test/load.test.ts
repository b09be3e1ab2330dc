import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { SkillError } from "../src/skill/skill-error.ts";
import { openFactory } from "./support/open-factory.ts";
import { skillOf } from "./support/skills.ts";
import { temporaryDatabase } from "./support/temporary-database.ts";

/** Calls in all; the long suite makes ten times as many. */
const total = process.env["SKILLWRIGHT_TEST_LONG"] === "1" ? 100_000 : 10_000;
const concurrency = 100;

/** Does as the call's number says: 1 in 100 hangs, 10 in 100 fail. */
const faulty = skillOf(
  "faulty",
  async ({ input }) => {
    await new Promise((resolve) => setImmediate(resolve));
    const kind = Number(input["n"]) % 100;
    if (kind === 0) return await new Promise<never>(() => {});
    if (kind <= 10) throw new SkillError("the service is away", { code: "service-error" });
    return "done";
  },
  { actions: [{ name: "execute", concurrency: "shared" }] },
);

/** Megabytes on the heap that something still holds. */
function heldMb(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed / 1_000_000;
}

it(`${total} calls at concurrency ${concurrency}, 10 % failing and 1 % hanging: each is accounted for`, async () => {
  using state = temporaryDatabase();
  const config = {
    maxConcurrent: concurrency,
    maxRecords: total,
    circuit: { failureThreshold: 50 },
  };
  await using opened = await openFactory([faulty], { ...state, config });
  const { factory } = opened;
  const ids = new Set<string>();
  const tally = { ok: 0, failed: 0, timeout: 0 };
  let next = 0;
  const caller = async () => {
    while (next < total) {
      const n = next;
      next += 1;
      // A busy machine must not time out what would answer.
      const timeoutMs = n % 100 === 0 ? 200 : 120_000;
      const result = await factory.execute("faulty", { input: { n } }, { timeoutMs });
      ids.add(result.executionId);
      const kind = result.success ? "ok" : result.errorKind === "timeout" ? "timeout" : "failed";
      tally[kind] += 1;
    }
  };
  await factory.execute("faulty", { input: { n: 50 } });
  const before = heldMb();
  // More callers than slots, so that some always wait for one.
  await Promise.all(Array.from({ length: concurrency * 1.5 }, caller));

  expect(tally).toEqual({ ok: total * 0.89, failed: total * 0.1, timeout: total * 0.01 });
  expect(factory.statistics()).toMatchObject({
    active: 0,
    slots: { limit: concurrency, inUse: 0, waiting: 0 },
    circuits: { faulty: "closed" },
  });
  const statistics = factory.history.statistics("faulty");
  expect(statistics).toMatchObject({
    total: total + 1,
    successful: tally.ok + 1,
    attempts: total + 1,
  });
  const records = factory.history.list({ limit: total });
  expect(new Set(records.map(({ executionId }) => executionId))).toEqual(ids);
  expect(records.filter(({ errorKind }) => errorKind === "timeout")).toHaveLength(tally.timeout);
  // What is held per call besides the id that this test keeps would show here: 1 KB each is 10 MB.
  records.length = 0;
  opened.heard.length = 0;
  ids.clear();
  expect(heldMb() - before).toBeLessThan(20);
});
