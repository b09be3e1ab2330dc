import type { Span } from "@opentelemetry/api";
import type { Registration } from "../registry/registration.ts";
import type { CallScope } from "./call-scope.ts";
import type { ExecutionOptions } from "./execution-options.ts";
import type { AttemptLog } from "./run-attempts.ts";

/** One call on its way: what is known about it so far. */
export interface CallProgress extends AttemptLog {
  readonly skillId: string;
  readonly executionId: string;
  readonly correlationId: string;
  readonly parent: CallScope | undefined;
  readonly options: ExecutionOptions;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly span: Span;
  registration?: Registration | undefined;
  action?: string | undefined;
  cacheHit: boolean;
}
