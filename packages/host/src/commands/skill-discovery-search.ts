import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { matchWire, matchWireSchema } from "../contract/match-wire.ts";

/** Installed skills by relevance; a blank query finds nothing. */
export const skillDiscoverySearch = defineCommand({
  name: "skill.discovery.search",
  payload: z.object({
    query: z.string(),
    limit: z.int().min(0).max(1000).default(5),
    explain: z.boolean().default(false),
  }),
  result: z.object({ results: z.array(matchWireSchema) }),
  async run({ query, limit, explain }, { workspace }) {
    const index = await workspace.syncedIndex();
    return { results: (await index.search(query, { limit, explain })).map(matchWire) };
  },
});
