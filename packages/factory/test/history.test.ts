import { expect, it, vi } from "vitest";
import type { ExecutionRecord } from "../src/history/execution-record.ts";
import { factoryTables } from "../src/history/factory-tables.ts";
import { createMemoryHistory } from "../src/history/memory-history.ts";
import { createSqliteHistory } from "../src/history/sqlite-history.ts";
import { fakeTimers } from "./support/fake-timers.ts";
import { temporaryDatabase } from "./support/temporary-database.ts";

const record = (n: number, rest: Partial<ExecutionRecord> = {}): ExecutionRecord => ({
  executionId: `e${n}`,
  correlationId: "c",
  skillId: "echo",
  version: "1.0.0",
  action: "execute",
  status: "ok",
  cacheHit: false,
  circuitBreakerTriggered: false,
  retryCount: 0,
  isolation: "none",
  executionTimeMs: 5,
  startedAt: 1_000 + n,
  attempts: [{ number: 1, status: "ok", durationMs: 5, startedAt: 1_000 + n }],
  ...rest,
});

const full = record(1, {
  parentId: "e0",
  sessionId: "s",
  userId: "ann",
  status: "failed",
  errorCode: "service-error",
  errorKind: "transient",
  retryCount: 1,
  cpuMs: 12.5,
  peakMemoryBytes: 4096,
  attempts: [
    {
      number: 1,
      status: "failed",
      errorCode: "x",
      errorKind: "timeout",
      durationMs: 1,
      startedAt: 5,
    },
    { number: 2, status: "ok", durationMs: 2, startedAt: 6 },
  ],
});

/** Both kinds of history, which must not differ. */
const kinds = [
  ["in memory", () => createMemoryHistory()],
  [
    "in the state database",
    (database: ReturnType<typeof temporaryDatabase>["database"]) => {
      database.migrate("factory", factoryTables);
      return createSqliteHistory(database);
    },
  ],
] as const;

it.each(kinds)(
  "%s: gives back what was recorded, latest first, by what is asked for",
  (_, open) => {
    using state = temporaryDatabase();
    const history = open(state.database);
    for (const each of [full, record(2), record(3, { skillId: "other", status: "refused" })]) {
      history.record(each);
    }
    const ids = (query: Parameters<typeof history.list>[0]) =>
      history.list(query).map(({ executionId }) => executionId);
    expect(history.list({ sessionId: "s" })).toEqual([full]);
    expect(ids({})).toEqual(["e3", "e2", "e1"]);
    expect(ids({ limit: 2 })).toEqual(["e3", "e2"]);
    expect(ids({ skillId: "echo" })).toEqual(["e2", "e1"]);
    expect(ids({ status: "refused" })).toEqual(["e3"]);
    expect(ids({ correlationId: "c", skillId: "other" })).toEqual(["e3"]);
    expect(history.statistics("echo")).toMatchObject({ total: 2, successful: 1, attempts: 3 });
    expect(history.statistics("nobody")).toMatchObject({ total: 0, successRate: 100, p99Ms: 0 });
  },
);

it.each(kinds)("%s: ids that callers make up have a record and no statistics", (_, open) => {
  using state = temporaryDatabase();
  const history = open(state.database);
  history.record(record(1, { skillId: "made-up", version: undefined, status: "refused" }));
  expect(history.list()).toHaveLength(1);
  expect(history.allStatistics()).toEqual([]);
});

it("writes a batch after 100 ms, or when 500 wait, and a second process sees it", () => {
  using state = temporaryDatabase();
  state.database.migrate("factory", factoryTables);
  using _ = fakeTimers();
  const history = createSqliteHistory(state.database);
  const written = () =>
    Number(state.database.get("SELECT count(*) AS n FROM factory_executions")?.["n"]);
  history.record(record(0));
  expect(written()).toBe(0);
  vi.advanceTimersByTime(100);
  expect(written()).toBe(1);
  for (let n = 1; n <= 500; n += 1) history.record(record(n));
  expect(written()).toBe(501);
});

it("keeps what could not be written for the next batch, and says so", () => {
  using state = temporaryDatabase();
  const errors: unknown[] = [];
  const history = createSqliteHistory(state.database, { onError: (error) => errors.push(error) });
  for (let n = 0; n < 500; n += 1) history.record(record(n));
  expect(errors).toHaveLength(1);
  state.database.migrate("factory", factoryTables);
  expect(history.list({ limit: 1_000 })).toHaveLength(500);
});
