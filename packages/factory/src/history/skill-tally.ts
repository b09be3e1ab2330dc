import type { ExecutionRecord } from "./execution-record.ts";
import { bucketOf, percentileMs } from "./latency-buckets.ts";

/** How a skill's calls went, since it was first called. */
export interface SkillStatistics {
  readonly skillId: string;
  /** Calls, refused ones included. */
  readonly total: number;
  readonly successful: number;
  /** Calls that came to nothing because of what was asked, or of an open circuit. */
  readonly refused: number;
  /** Tries, retried ones included. */
  readonly attempts: number;
  readonly cacheHits: number;
  /** Of the calls that were not refused, in percent; 100 when there are none. */
  readonly successRate: number;
  /** Of the calls that were not refused, in milliseconds. */
  readonly totalMs: number;
  readonly averageMs: number;
  readonly minMs: number;
  readonly maxMs: number;
  /** To 2.5 %. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** Milliseconds since the epoch. */
  readonly lastAt: number;
}

/** Counts that only ever grow: what history is thrown away does not change them. */
export class SkillTally {
  total = 0;
  successful = 0;
  refused = 0;
  attempts = 0;
  cacheHits = 0;
  totalMs = 0;
  minMs = Number.POSITIVE_INFINITY;
  maxMs = 0;
  lastAt = 0;
  readonly latencies = new Map<number, number>();

  add(record: ExecutionRecord): void {
    this.total += 1;
    this.attempts += record.attempts.length;
    this.lastAt = record.startedAt;
    if (record.status === "refused") {
      this.refused += 1;
      return;
    }
    if (record.status === "ok") this.successful += 1;
    if (record.cacheHit) this.cacheHits += 1;
    const { executionTimeMs } = record;
    this.totalMs += executionTimeMs;
    this.minMs = Math.min(this.minMs, executionTimeMs);
    this.maxMs = Math.max(this.maxMs, executionTimeMs);
    this.countLatency(bucketOf(executionTimeMs), 1);
  }

  countLatency(bucket: number, count: number): void {
    this.latencies.set(bucket, (this.latencies.get(bucket) ?? 0) + count);
  }

  summarize(skillId: string): SkillStatistics {
    const executed = this.total - this.refused;
    return {
      skillId,
      total: this.total,
      successful: this.successful,
      refused: this.refused,
      attempts: this.attempts,
      cacheHits: this.cacheHits,
      successRate: executed === 0 ? 100 : (this.successful / executed) * 100,
      totalMs: this.totalMs,
      averageMs: executed === 0 ? 0 : this.totalMs / executed,
      minMs: executed === 0 ? 0 : this.minMs,
      maxMs: this.maxMs,
      p50Ms: percentileMs(this.latencies, 0.5),
      p95Ms: percentileMs(this.latencies, 0.95),
      p99Ms: percentileMs(this.latencies, 0.99),
      lastAt: this.lastAt,
    };
  }
}
