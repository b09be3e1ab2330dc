import { z } from "zod";
import { embedderNames } from "../config/config-schema.ts";
import { defineCommand } from "../contract/command-definition.ts";
import { percentProgress } from "../contract/percent-progress.ts";

/** Gives the index another embedder; the old index serves until every skill is embedded anew. */
export const skillIndexUse = defineCommand({
  name: "skill.index.use",
  payload: z.object({
    /**
     * `auto` decides again: MiniLM where it can be had, else the bundled encoder. `provider` is the
     * model that `[discovery] embedding_provider` and `embedding_model` name.
     */
    embedder: z.enum(embedderNames),
  }),
  result: z.object({
    embedder: z.string(),
    dimensions: z.int(),
    /** The one before; null when there was no index. */
    previous: z.string().nullable(),
    rows: z.int(),
  }),
  async run({ embedder }, { workspace, signal, onProgress }) {
    const { useEmbedder } = await import("../workspace/use-embedder.ts");
    const embedding = percentProgress(onProgress, "embedding");
    const downloading = percentProgress(onProgress, "downloading");
    const used = await useEmbedder(await workspace.discovery(), embedder, {
      signal,
      onDownload: ({ file, loadedBytes, totalBytes }) => downloading(file, loadedBytes, totalBytes),
      onProgress: ({ done, total }) => embedding(`${done} of ${total} skills,`, done, total),
    });
    const { embedderId, dimensions, previousId, rows } = used;
    return { embedder: embedderId, dimensions, previous: previousId ?? null, rows };
  },
});
