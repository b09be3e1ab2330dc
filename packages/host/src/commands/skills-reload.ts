import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";

/** Brings the index up to date with what is installed, whoever installed it. */
export const skillsReload = defineCommand({
  name: "skills.reload",
  payload: z.object({}),
  result: z.object({
    accepted: z.literal(true),
    /** Skills in the index. */
    indexed: z.int(),
  }),
  async run(_payload, { workspace, host, requestId }) {
    const index = await workspace.syncedIndex();
    host.emit({ event: "skills.reloaded", payload: { request_id: requestId } });
    return { accepted: true as const, indexed: await index.count() };
  },
});
