import { sha256Hex } from "@skillwright/core";
import { intentKey } from "../memory/intent-key.ts";
import type { IndexableSkill } from "./sync-index.ts";

/**
 * The skill with the intents that it was made from or chosen for among its examples, each once.
 *
 * @param intents - of this skill alone; with none the skill is as it was.
 */
export function withIntents(
  skill: IndexableSkill,
  intents: readonly string[] = [],
): IndexableSkill {
  const { entry, digest } = skill;
  const { description, examples = [] } = entry;
  const known = new Set([description, ...examples].map(intentKey));
  const added = intents.filter((intent) => !known.has(intentKey(intent)));
  if (added.length === 0) return skill;
  return {
    entry: { ...entry, examples: [...examples, ...added] },
    digest: `${digest} ${sha256Hex(JSON.stringify(added))}`,
  };
}
