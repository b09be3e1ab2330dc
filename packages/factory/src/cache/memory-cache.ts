import type { JsonValue } from "@skillwright/core";
import type { CachedResult, ResultCache, ResultCacheLimits } from "./result-cache.ts";

interface Entry {
  readonly skillId: string;
  /** As text, so that nobody can change what the next caller gets. */
  readonly json: string;
  /** Monotonic. */
  readonly expiresAt: number;
}

/** A {@link ResultCache} that ends with the process. */
export function createMemoryCache({
  maxEntries = 1_000,
  maxAgeMs = 3_600_000,
  maxLength = 100_000,
}: ResultCacheLimits = {}): ResultCache {
  // A Map keeps the order of insertion: the first is the least recently used.
  const entries = new Map<string, Entry>();
  return {
    get(key): CachedResult | undefined {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      if (entry.expiresAt <= performance.now()) return undefined;
      entries.set(key, entry);
      return { value: JSON.parse(entry.json) };
    },
    set(key, skillId, value: JsonValue) {
      const json = JSON.stringify(value);
      if (json.length > maxLength) return;
      entries.delete(key);
      entries.set(key, { skillId, json, expiresAt: performance.now() + maxAgeMs });
      for (const oldest of entries.keys()) {
        if (entries.size <= maxEntries) break;
        entries.delete(oldest);
      }
    },
    clear(skillId) {
      for (const [key, entry] of entries) {
        if (skillId === undefined || entry.skillId === skillId) entries.delete(key);
      }
    },
  };
}
