import {
  createEmbedder,
  type Embedder,
  type EmbedderName,
  type IndexPlace,
  indexEmbedderId,
  type ModelOptions,
} from "@skillwright/discovery";

/**
 * The embedder of an index. `auto` is decided once, when the index is made: after that the index
 * says which one it has, whatever else could be had today.
 */
export async function openEmbedder(
  wanted: EmbedderName,
  place: IndexPlace,
  options: ModelOptions,
): Promise<Embedder> {
  if (wanted !== "auto") return createEmbedder(wanted, options);
  const kept = await indexEmbedderId(place);
  if (kept === undefined) return createEmbedder("auto", options);
  return createEmbedder(kept.startsWith("use") ? "use" : "minilm", options);
}
