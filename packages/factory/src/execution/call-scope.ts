import type { Span } from "@opentelemetry/api";

/** What a call takes over from the call that it is made in. */
export interface CallScope {
  readonly executionId: string;
  readonly correlationId: string;
  readonly sessionId: string | undefined;
  readonly userId: string | undefined;
  readonly circuitBreakerEnabled: boolean;
  /** How many calls are around it. */
  readonly depth: number;
  readonly signal: AbortSignal;
  readonly span: Span;
}
