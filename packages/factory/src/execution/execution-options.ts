import type { JsonObject } from "@skillwright/core";

/** Whether and where results of pure actions are kept. */
export const cacheStrategies = ["no_cache", "memory_cache", "persistent_cache"] as const;

/** One of {@link cacheStrategies}. */
export type CacheStrategy = (typeof cacheStrategies)[number];

/** What is to be done. */
export interface ExecutionRequest {
  /** Needed only where the skill has several. */
  readonly action?: string | undefined;
  /** Default `{}`. */
  readonly input?: JsonObject | undefined;
  /** A version or a range; default: the current version. */
  readonly version?: string | undefined;
  /** What the instance is made with; each configuration has an instance of its own. Default `{}`. */
  readonly config?: JsonObject | undefined;
}

/** How it is to be done. */
export interface ExecutionOptions {
  /** For the whole call, waits and retries included; milliseconds. Default from the factory. */
  readonly timeoutMs?: number | undefined;
  /** For each attempt; milliseconds. Default: none but the above. */
  readonly attemptTimeoutMs?: number | undefined;
  /** Attempts after the first, at most; only transient errors of idempotent actions use them. Default 3. */
  readonly retryCount?: number | undefined;
  /** Default `memory_cache`; it matters for pure actions alone. */
  readonly cacheStrategy?: CacheStrategy | undefined;
  /** Default true. */
  readonly circuitBreakerEnabled?: boolean | undefined;
  readonly sessionId?: string | undefined;
  readonly userId?: string | undefined;
  /** Default: the execution's own id. */
  readonly correlationId?: string | undefined;
  /** For the skill and the result. */
  readonly metadata?: JsonObject | undefined;
  readonly signal?: AbortSignal | undefined;
}
