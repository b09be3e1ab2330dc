import type { JsonValue } from "@skillwright/core";

/** A result that is kept, in an object of its own since `undefined` means none and `null` is a result. */
export interface CachedResult {
  readonly value: JsonValue;
}

/** Keeps results of pure actions for a while. */
export interface ResultCache {
  /** The kept result, if it is not too old. */
  get(key: string): CachedResult | undefined;
  /** Keeps a result; one that is too large is not kept. */
  set(key: string, skillId: string, value: JsonValue): void;
  /** Forgets the results of one skill, or all. */
  clear(skillId?: string): void;
}

/** How much a {@link ResultCache} keeps, and for how long. */
export interface ResultCacheLimits {
  /** The least recently used go first. Default 1,000. */
  readonly maxEntries?: number | undefined;
  /** Milliseconds from when the result came. Default one hour. */
  readonly maxAgeMs?: number | undefined;
  /** Of one result as JSON, in UTF-16 units. Default 100,000. */
  readonly maxLength?: number | undefined;
}
