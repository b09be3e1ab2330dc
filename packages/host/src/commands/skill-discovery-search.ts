import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { matchWire, matchWireSchema } from "../contract/match-wire.ts";

/** Where a skill comes from. */
export const skillSources = ["python", "markdown", "compiled", "code"] as const;
/** States that a skill may have in the index. */
export const indexedStates = ["active", "disabled", "quarantined"] as const;

/** Installed skills by relevance; a blank query finds nothing. */
export const skillDiscoverySearch = defineCommand({
  name: "skill.discovery.search",
  payload: z.object({
    query: z.string(),
    limit: z.int().min(0).max(1000).default(5),
    explain: z.boolean().default(false),
    /** Only skills from one of these; all when empty. */
    source: z.array(z.enum(skillSources)).default([]),
    /** Only skills in one of these; all but `disabled` and `quarantined` when empty. */
    state: z.array(z.enum(indexedStates)).default([]),
    /** Only skills that have all of these. */
    tags: z.array(z.string().min(1)).max(100).default([]),
  }),
  result: z.object({ results: z.array(matchWireSchema) }),
  async run({ query, source, state, ...options }, { workspace }) {
    const index = await workspace.syncedIndex();
    const filter = { ...(source.length > 0 && { source }), ...(state.length > 0 && { state }) };
    return { results: (await index.search(query, { ...options, ...filter })).map(matchWire) };
  },
});
