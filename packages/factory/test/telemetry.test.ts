import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import {
  InMemorySpanExporter,
  SimpleSpanProcessor,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import { expect, it } from "vitest";
import { openFactory } from "./support/open-factory.ts";
import { echo, skillOf } from "./support/skills.ts";

/** A factory whose traces and metrics land in memory. */
async function observedFactory(skills: Parameters<typeof openFactory>[0]) {
  const spans = new InMemorySpanExporter();
  const tracerProvider = new TracerProvider({
    spanProcessors: [new SimpleSpanProcessor({ exporter: spans })],
  });
  const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: metrics });
  const meterProvider = new MeterProvider({ readers: [reader] });
  const opened = await openFactory(skills, { telemetry: { tracerProvider, meterProvider } });
  return {
    factory: opened.factory,
    spans: () => spans.getFinishedSpans(),
    /** The last export: for each metric its points, as attributes and value. */
    async points() {
      await reader.forceFlush();
      const [scope] = metrics.getMetrics().at(-1)?.scopeMetrics ?? [];
      const entries = scope?.metrics.map(({ descriptor, dataPoints }) => [
        descriptor.name,
        dataPoints.map(({ attributes, value }) => ({ attributes, value })),
      ]);
      return Object.fromEntries(entries ?? []);
    },
    async [Symbol.asyncDispose]() {
      await opened[Symbol.asyncDispose]();
      await meterProvider.shutdown();
    },
  };
}

it("makes a span of each call, those of nested calls within that of their caller", async () => {
  const outer = skillOf("outer", (_, { call }) => call("echo"), { dependencies: ["echo"] });
  await using observed = await observedFactory([outer, echo]);
  const { executionId } = await observed.factory.execute("outer");
  const [inner, around] = observed.spans();
  expect(around).toMatchObject({
    name: "skill outer",
    attributes: { "skill.id": "outer", "skill.execution_id": executionId, "skill.status": "ok" },
  });
  expect(inner?.name).toBe("skill echo");
  expect(inner?.parentSpanContext?.spanId).toBe(around?.spanContext().spanId);
});

it("marks failed calls with their code, and tells no inputs", async () => {
  const broken = skillOf("broken", () => Promise.reject(new Error("hunter2")));
  await using observed = await observedFactory([broken]);
  await observed.factory.execute("broken", { input: { secret: "hunter2" } });
  const [span] = observed.spans();
  expect(span).toMatchObject({
    status: { message: "execution-failed" },
    attributes: { "error.type": "execution-failed" },
  });
  const { attributes, events, status } = span ?? {};
  expect(JSON.stringify([attributes, events, status])).not.toContain("hunter2");
});

it("counts calls, cache hits, circuits and durations", async () => {
  const actions = [{ name: "execute", pure: true, concurrency: "shared" as const }];
  const skill = skillOf(
    "half",
    ({ input }) => (input["fail"] ? Promise.reject(new Error("x")) : 1),
    {
      actions,
    },
  );
  await using observed = await observedFactory([skill]);
  const { factory } = observed;
  await factory.execute("half");
  await factory.execute("half");
  for (let i = 0; i < 5; i += 1) await factory.execute("half", { input: { fail: true } });
  const points = await observed.points();
  expect(points["skill.executions"]).toEqual([
    { attributes: { "skill.id": "half", "skill.status": "ok" }, value: 2 },
    { attributes: { "skill.id": "half", "skill.status": "failed" }, value: 5 },
  ]);
  expect(points["skill.cache_hits"]).toMatchObject([{ value: 1 }]);
  expect(points["skill.circuit_transitions"]).toMatchObject([
    { attributes: { "circuit.state": "open" }, value: 1 },
  ]);
  expect(points["skill.execution.duration"]).toMatchObject([
    { value: { count: 2 } },
    { value: { count: 5 } },
  ]);
});
