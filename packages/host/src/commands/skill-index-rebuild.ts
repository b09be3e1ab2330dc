import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { percentProgress } from "../contract/percent-progress.ts";

/**
 * Compares the index itself with the installed skills and mends it: embeds what changed, removes
 * what vanished, compacts. Searches go on meanwhile; whoever interrupts it loses nothing.
 */
export const skillIndexRebuild = defineCommand({
  name: "skill.index.rebuild",
  payload: z.object({}),
  result: z.object({
    embedder: z.string(),
    unchanged: z.int(),
    written: z.int(),
    removed: z.int(),
    /** Skills in the index now, other stores' included where it is shared. */
    rows: z.int(),
  }),
  async run(_payload, { workspace, signal, onProgress }) {
    const discovery = await workspace.discovery();
    const index = await discovery.index();
    const show = percentProgress(onProgress, "embedding");
    const report = await discovery.syncIndex.rebuild(index, {
      signal,
      onProgress: ({ done, total }) => show(`${done} of ${total} skills,`, done, total),
    });
    signal.throwIfAborted();
    await index.optimize();
    return { embedder: (await discovery.embedder()).id, ...report, rows: await index.count() };
  },
});
