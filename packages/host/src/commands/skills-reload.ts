import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { diagnosticWire, diagnosticWireSchema } from "../contract/diagnostic-wire.ts";

/**
 * Brings everything up to date with what is there now: code skills with their directories, the index
 * with both them and what is installed, whoever installed it.
 */
export const skillsReload = defineCommand({
  name: "skills.reload",
  payload: z.object({}),
  result: z.object({
    accepted: z.literal(true),
    /** Skills in the index. */
    indexed: z.int(),
    /** What lies in the directories of code skills and is none, and why. */
    diagnostics: z.array(diagnosticWireSchema),
  }),
  async run(_payload, { workspace, host, requestId }) {
    await workspace.reloadCodeSkills();
    const { diagnostics } = await workspace.codeSkills();
    const index = await workspace.syncedIndex();
    host.emit({ event: "skills.reloaded", payload: { request_id: requestId } });
    return {
      accepted: true as const,
      indexed: await index.count(),
      diagnostics: diagnostics.map(diagnosticWire),
    };
  },
});
