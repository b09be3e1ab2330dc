import { mkdtempSync, rmSync } from "node:fs";
import { arch, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { defineSkill, SkillFactory, SkillRegistry } from "@skillwright/factory";
import { openStateDatabase } from "@skillwright/python-runtime";
import {
  bulkhead,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleAll,
  retry,
  TimeoutStrategy,
  timeout,
  wrap,
} from "cockatiel";
import { Bench } from "tinybench";

// What a call through the executor costs beside the bare function and beside cockatiel's policies
// around it. The function does nothing, so all that is measured is overhead. cockatiel gives what
// the executor also gives: retries, breaker, limit, time limit; the executor adds the look-up, the
// check of the input, the shared instance, events, counts and a record of the call.
//
//   node --conditions=@skillwright/source benchmarks/factory-overhead.ts

const noop = async (input: object) => input;
const input = { text: "hello" };

const policy = wrap(
  retry(handleAll, { maxAttempts: 3, backoff: new ExponentialBackoff() }),
  bulkhead(100, Number.POSITIVE_INFINITY),
  circuitBreaker(handleAll, { breaker: new ConsecutiveBreaker(5), halfOpenAfter: 60_000 }),
  timeout(30_000, TimeoutStrategy.Aggressive),
);

const concurrency = "shared" as const;
const schema = {
  type: "object",
  properties: { text: { type: "string" } },
  required: ["text"],
  additionalProperties: false,
};
const skill = defineSkill({
  metadata: {
    id: "noop",
    name: "Noop",
    version: "1.0.0",
    actions: [
      { name: "plain", concurrency },
      { name: "checked", concurrency, input: schema },
      { name: "pure", concurrency, pure: true },
    ],
  },
  execute: (call) => call.input,
});

const registry = new SkillRegistry();
await registry.register(skill);
const directory = mkdtempSync(join(tmpdir(), "skillwright-bench-"));
const database = openStateDatabase(join(directory, "state.db"));
await using inMemory = new SkillFactory({ registry });
await using recorded = new SkillFactory({ registry, database });

/** A call that must succeed: a refused one would look fast. */
async function call(factory: SkillFactory, action: string) {
  const result = await factory.execute("noop", { action, input });
  if (!result.success) throw result.error;
}

try {
  const bench = new Bench({ time: 2_000, warmupTime: 500 });
  bench
    .add("bare await", async () => void (await noop(input)))
    .add("cockatiel: retry, bulkhead, breaker, timeout", async () => {
      await policy.execute(() => noop(input));
    })
    .add("executor, history in memory", () => call(inMemory, "plain"))
    .add("executor, history in SQLite", () => call(recorded, "plain"))
    .add("executor, input schema checked", () => call(inMemory, "checked"))
    .add("executor, answer from the cache", () => call(inMemory, "pure"));
  await bench.run();
  for (const { name, result } of bench.tasks) {
    if (result.state !== "completed") throw new Error(`${name} did not complete`);
    const { mean, p50, p99, samplesCount } = result.latency;
    const [average, median, slow] = [mean, p50, p99].map((ms) => `${(ms * 1_000).toFixed(1)} µs`);
    console.log(`${name}: mean ${average}, median ${median}, p99 ${slow} (n = ${samplesCount})`);
  }
  console.log(`${process.version}, ${arch()}, ${cpus().length} × ${cpus()[0]?.model}`);
} finally {
  await recorded.stop();
  database.close();
  rmSync(directory, { recursive: true, force: true });
}
