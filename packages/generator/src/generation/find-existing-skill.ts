import { isSkillDescription } from "@skillwright/compiler";
import { isRunnable, sha256Hex } from "@skillwright/core";
import type { SkillIndex } from "@skillwright/discovery";
import type { SkillStore } from "@skillwright/python-runtime";
import type { MatchMemory } from "../memory/match-memory.ts";
import type { GenerationOutcome } from "./generation-outcome.ts";

/** What {@link findExistingSkill} needs. */
interface ExistingSkillSearch {
  readonly store: SkillStore;
  readonly index: () => Promise<SkillIndex>;
  /** Brings the index up to date with the store. */
  readonly syncIndex: (index: SkillIndex) => Promise<void>;
  readonly memory: MatchMemory;
  /** From 0 to 1: from here on it is the same capability. */
  readonly threshold: number;
  /** From 0 to 1: from here on a person is asked. */
  readonly askFrom: number;
  readonly signal: AbortSignal;
}

type ExistingSkill = Extract<GenerationOutcome, { status: "existing_match" | "ask" }>;

/** The installed skill that already does it, those that may, or undefined. */
export async function findExistingSkill(
  intent: string,
  { store, index: openIndex, syncIndex, memory, threshold, askFrom, signal }: ExistingSkillSearch,
): Promise<ExistingSkill | undefined> {
  // A description says exactly what it wants: one that is nearly the same is another skill.
  if (isSkillDescription(intent)) return findCompiled(intent, store);
  const index = await openIndex();
  await syncIndex(index);
  // A scaffold was made for the very same words, and yet does not do what they say.
  const scaffolds = store.list().filter(({ author }) => author === "scaffold");
  const { candidates } = await index.decide(intent, {
    threshold,
    askFrom: Math.min(askFrom, threshold),
    exclude: [...memory.rejected(intent), ...scaffolds.map(({ id }) => id)],
    signal,
  });
  const [best] = candidates;
  if (best === undefined) return undefined;
  if (best.score < threshold) {
    const ids = candidates.map(({ skillId }) => skillId);
    memory.offer(intent, ids);
    return { status: "ask", candidates };
  }
  const { skillId, name, score } = best;
  return { status: "existing_match", skillId, name, score };
}

function findCompiled(description: string, store: SkillStore): ExistingSkill | undefined {
  const digest = `sha256:${sha256Hex(description)}`;
  const same = store
    .list()
    .find(
      ({ state, author, manifest }) =>
        isRunnable(state) && author === "compiler" && manifest.provenance?.sourceDigest === digest,
    );
  return same && { status: "existing_match", skillId: same.id, name: same.name, score: 1 };
}
