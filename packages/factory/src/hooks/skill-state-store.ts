import type { JsonValue } from "@skillwright/core";

/** Small values that a skill keeps between calls, apart from those of every other skill and session. */
export interface SkillStateStore {
  /** The value under this key, if there is one. */
  get(key: string): Promise<JsonValue | undefined>;
  set(key: string, value: JsonValue): Promise<void>;
  /** Harmless when there is no such key. */
  delete(key: string): Promise<void>;
  /** Sorted. */
  keys(): Promise<string[]>;
}
