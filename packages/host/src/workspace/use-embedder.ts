import { SkillwrightError } from "@skillwright/core";
import {
  indexEmbedderId,
  type ModelOptions,
  openSkillIndex,
  type RebuildProgress,
} from "@skillwright/discovery";
import type { HostErrorCode } from "../errors.ts";
import type { EmbedderChoice } from "./create-configured-embedder.ts";
import type { SkillDiscovery } from "./open-discovery.ts";

/** Settings of {@link useEmbedder}. */
export interface UseEmbedderOptions {
  readonly signal: AbortSignal;
  readonly onDownload?: ModelOptions["onDownload"];
  /** Told how many skills are embedded. */
  readonly onProgress?: ((progress: RebuildProgress) => void) | undefined;
}

/** What {@link useEmbedder} did. */
export interface UsedEmbedder {
  readonly embedderId: string;
  readonly dimensions: number;
  /** The one before; absent when there was no index. */
  readonly previousId: string | undefined;
  /** Skills in the index. */
  readonly rows: number;
}

/**
 * Gives the index another embedder: loads the model, embeds every skill, and only then puts the new
 * vectors in place of the old ones, in one commit. Whatever fails or is aborted before leaves the
 * old index as it was.
 *
 * @throws SkillwrightError `embedder-configured` when the configuration names another one, and what
 *   loading and embedding throw; `signal.reason` when aborted.
 */
export async function useEmbedder(
  discovery: SkillDiscovery,
  name: EmbedderChoice,
  { signal, onDownload, onProgress }: UseEmbedderOptions,
): Promise<UsedEmbedder> {
  const { configured, modelOptions, place } = discovery;
  if (configured !== "auto" && configured !== name) {
    throw new SkillwrightError<HostErrorCode>(
      `the configuration says embedder = "${configured}", so the next command would undo it`,
      {
        code: "embedder-configured",
        hint: `Set embedder = "${name}" in [discovery], or remove the key and SKILLWRIGHT_DISCOVERY_EMBEDDER.`,
      },
    );
  }
  const previousId = await indexEmbedderId(place);
  await using embedder = await discovery.createEmbedder(name, {
    ...modelOptions,
    onDownload(progress) {
      onDownload?.(progress);
      modelOptions.onDownload?.(progress);
    },
  });
  // Loads the model, and downloads it when it must be, before anything else is begun.
  await embedder.embed(["a skill"], { signal });
  await using index = await openSkillIndex({ ...place, embedder, signal, onProgress });
  await discovery.syncIndex(index, { signal });
  discovery.reopen();
  return {
    embedderId: embedder.id,
    dimensions: embedder.dimensions,
    previousId,
    rows: await index.count(),
  };
}
