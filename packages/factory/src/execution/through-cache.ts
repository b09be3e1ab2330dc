import type { JsonValue } from "@skillwright/core";
import { resultKey } from "../cache/result-key.ts";
import type { CallProgress } from "./call-progress.ts";
import type { Engine } from "./engine.ts";
import type { PreparedCall } from "./prepare-call.ts";

/** Answers pure actions from the cache, and keeps their answers there. */
export async function throughCache(
  engine: Engine,
  { registration, action, input, config }: PreparedCall,
  progress: CallProgress,
  run: () => Promise<JsonValue>,
): Promise<JsonValue> {
  const { cacheStrategy = "memory_cache" } = progress.options;
  const cache = action.pure ? engine.cache(cacheStrategy) : undefined;
  if (cache === undefined) return run();
  const { id, version, skill } = registration;
  const { digest } = skill.source;
  const key = resultKey({ skillId: id, version, digest, action: action.name, config, input });
  const cached = cache.get(key);
  progress.cacheHit = cached !== undefined;
  if (cached !== undefined) return cached.value;
  const result = await run();
  cache.set(key, id, result);
  return result;
}
