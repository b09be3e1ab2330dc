import type { ExecutionRecord } from "./execution-record.ts";
import type { SkillStatistics } from "./skill-tally.ts";

/** Which calls, and how many of them. */
export interface HistoryQuery {
  readonly skillId?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly correlationId?: string | undefined;
  readonly status?: ExecutionRecord["status"] | undefined;
  /** Default 100. */
  readonly limit?: number | undefined;
}

/** What was called, and how it went. */
export interface ExecutionHistory {
  record(record: ExecutionRecord): void;
  /** Latest first. */
  list(query?: HistoryQuery): ExecutionRecord[];
  /** Of one skill; all zero when it was never called. */
  statistics(skillId: string): SkillStatistics;
  /** Of every skill that was ever called, sorted by id. */
  allStatistics(): SkillStatistics[];
  /** Puts what is still in memory where it stays. */
  flush(): void;
}
