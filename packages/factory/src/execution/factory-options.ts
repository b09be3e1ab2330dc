import type { StateDatabase } from "@skillwright/python-runtime";
import type { ResultCacheLimits } from "../cache/result-cache.ts";
import type { SkillRegistry } from "../registry/skill-registry.ts";
import type { TelemetryOptions } from "../telemetry/factory-telemetry.ts";
import type { CircuitOptions } from "./circuit-breaker.ts";

/** What a {@link SkillFactory} works with. */
export interface SkillFactoryOptions {
  readonly registry: SkillRegistry;
  /** Keeps history, statistics, cached results and state; without one they end with the process. */
  readonly database?: StateDatabase | undefined;
  /** What skills may ask for by name in `metadata.services`. */
  readonly services?: Readonly<Record<string, unknown>> | undefined;
  readonly config?: FactoryConfig | undefined;
  readonly telemetry?: TelemetryOptions | undefined;
  /** Told when the history cannot be written. */
  readonly onHistoryError?: ((error: unknown) => void) | undefined;
}

/** Settings of a {@link SkillFactory}; the names are those of the `[skills]` section. */
export interface FactoryConfig {
  /** Attempts under way at a time, those of nested calls not counted. Default 100. */
  readonly maxConcurrent?: number | undefined;
  /** For a whole call, in milliseconds. Default 30,000. */
  readonly defaultTimeoutMs?: number | undefined;
  /** Default true. */
  readonly cacheEnabled?: boolean | undefined;
  /** Default true. */
  readonly circuitBreakerEnabled?: boolean | undefined;
  /** Instances kept while nobody uses them. Default 64. */
  readonly maxInstances?: number | undefined;
  /** For making one instance ready, in milliseconds. Default 60,000. */
  readonly initializeTimeoutMs?: number | undefined;
  readonly circuit?: CircuitOptions | undefined;
  readonly cache?: ResultCacheLimits | undefined;
  /** Calls kept in the history; counts are kept for ever. Default 100,000. */
  readonly maxRecords?: number | undefined;
}
