import {
  createEmbedder,
  type Embedder,
  indexEmbedderId,
  type ModelOptions,
} from "@skillwright/discovery";
import type { Config } from "../config/config-schema.ts";

/**
 * The embedder of an index. `auto` is decided once, when the index is made: after that the index
 * says which one it has, whatever else could be had today.
 */
export async function openEmbedder(
  wanted: Config["discovery"]["embedder"],
  uri: string,
  options: ModelOptions,
): Promise<Embedder> {
  if (wanted !== "auto") return createEmbedder(wanted, options);
  const kept = await indexEmbedderId({ uri });
  if (kept === undefined) return createEmbedder("auto", options);
  return createEmbedder(kept.startsWith("use") ? "use" : "minilm", options);
}
