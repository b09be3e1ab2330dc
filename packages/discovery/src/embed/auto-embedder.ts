import type { Embedder } from "./embedder.ts";
import { createMiniLmEmbedder } from "./minilm-embedder.ts";
import { defaultModelHost, type ModelOptions, miniLmName } from "./model-options.ts";
import { isModelPresent, modelPlace } from "./model-place.ts";
import { createUseEmbedder } from "./use-embedder.ts";

/** How long the models' host may take to answer, in milliseconds. */
const answerWithinMs = 3000;

/**
 * MiniLM when transformers.js is installed and the model is on disk or its host answers within
 * 3 s; else the bundled encoder, with one line to `onNotice` that says why.
 */
export async function createAutoEmbedder(options: ModelOptions): Promise<Embedder> {
  const obstacle = await findObstacle(options);
  if (obstacle === undefined) return createMiniLmEmbedder(options);
  options.onNotice?.(`using the bundled sentence encoder: ${obstacle}`);
  return createUseEmbedder();
}

async function findObstacle(options: ModelOptions): Promise<string | undefined> {
  // Resolving does not load it: that takes a quarter of a second and 100 MB.
  try {
    import.meta.resolve("@xenova/transformers");
  } catch {
    return "@xenova/transformers is not installed";
  }
  const place = modelPlace(options);
  if (isModelPresent(place)) return undefined;
  if (!place.downloads) return `the model is not complete in ${place.directory}/${place.name}`;
  const { host = defaultModelHost } = options;
  try {
    const answer = await fetch(new URL(`${miniLmName}/resolve/main/config.json`, host), {
      method: "HEAD",
      signal: AbortSignal.timeout(answerWithinMs),
    });
    return answer.ok ? undefined : `${host} answered ${answer.status}`;
  } catch {
    return `${host} did not answer within ${answerWithinMs / 1000} s`;
  }
}
