import {
  type Attributes,
  context,
  type Meter,
  type MeterProvider,
  metrics,
  type Span,
  SpanStatusCode,
  type TracerProvider,
  trace,
} from "@opentelemetry/api";
import type { ExecutionRecord } from "../history/execution-record.ts";

/** Where traces and metrics go; default: the providers registered with OpenTelemetry, if any. */
export interface TelemetryOptions {
  readonly tracerProvider?: TracerProvider | undefined;
  readonly meterProvider?: MeterProvider | undefined;
}

/**
 * What the factory tells OpenTelemetry. Without a registered SDK all of it is nothing.
 *
 * Attributes are ids, states and durations, as in events.
 */
export class FactoryTelemetry {
  readonly #tracer;
  readonly #instruments;

  constructor({ tracerProvider, meterProvider }: TelemetryOptions = {}) {
    this.#tracer = (tracerProvider ?? trace).getTracer("@skillwright/factory");
    this.#instruments = createInstruments(
      (meterProvider ?? metrics).getMeter("@skillwright/factory"),
    );
  }

  /** Opens the span of one call, within that of the call it was made in. */
  startExecution(skillId: string, attributes: Attributes, parent: Span | undefined): Span {
    const around = parent ? trace.setSpan(context.active(), parent) : context.active();
    return this.#tracer.startSpan(`skill ${skillId}`, { attributes }, around);
  }

  /** Runs `work` so that spans opened in it lie within this one. */
  within<T>(span: Span, work: () => T): T {
    return context.with(trace.setSpan(context.active(), span), work);
  }

  /** Ends the span of a call and counts the call. */
  endExecution(span: Span, record: ExecutionRecord): void {
    const { skillId, status, errorCode, executionTimeMs, cpuMs, peakMemoryBytes } = record;
    const labels = { "skill.id": skillId, "skill.status": status };
    const instruments = this.#instruments;
    instruments.executions.add(1, labels);
    instruments.duration.record(executionTimeMs / 1000, labels);
    if (record.retryCount > 0) instruments.retries.add(record.retryCount, { "skill.id": skillId });
    if (record.cacheHit) instruments.cacheHits.add(1, { "skill.id": skillId });
    if (cpuMs !== undefined) instruments.cpu.record(cpuMs / 1000, { "skill.id": skillId });
    if (peakMemoryBytes !== undefined) {
      instruments.memory.record(peakMemoryBytes, { "skill.id": skillId });
    }
    span.setAttributes({
      "skill.status": status,
      "skill.retry_count": record.retryCount,
      "skill.cache_hit": record.cacheHit,
      "skill.isolation": record.isolation,
      ...(cpuMs !== undefined && { "skill.cpu_ms": cpuMs }),
      ...(peakMemoryBytes !== undefined && { "skill.peak_memory_bytes": peakMemoryBytes }),
    });
    if (errorCode !== undefined) {
      span.setAttribute("error.type", errorCode);
      span.setStatus({ code: SpanStatusCode.ERROR, message: errorCode });
    }
    span.end();
  }

  /** Counts a transition of a circuit breaker. */
  noteCircuit(skillId: string, state: string): void {
    this.#instruments.circuits.add(1, { "skill.id": skillId, "circuit.state": state });
  }
}

function createInstruments(meter: Meter) {
  return {
    executions: meter.createCounter("skill.executions", { description: "Calls of skills" }),
    retries: meter.createCounter("skill.retries", { description: "Attempts after the first" }),
    cacheHits: meter.createCounter("skill.cache_hits", {
      description: "Calls answered from memory",
    }),
    circuits: meter.createCounter("skill.circuit_transitions", {
      description: "Changes of a circuit breaker",
    }),
    duration: meter.createHistogram("skill.execution.duration", {
      description: "From the call to its answer",
      unit: "s",
    }),
    cpu: meter.createHistogram("skill.process.cpu", {
      description: "Processor time of a skill's process during a call",
      unit: "s",
    }),
    memory: meter.createHistogram("skill.process.memory.peak", {
      description: "Largest resident memory of a skill's process",
      unit: "By",
    }),
  };
}
