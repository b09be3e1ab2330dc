import { isSkillDescription } from "@skillwright/compiler";
import { isRunnable, sha256Hex } from "@skillwright/core";
import type { SkillIndex, SkillMatch } from "@skillwright/discovery";
import type { SkillStore } from "@skillwright/python-runtime";
import type { MatchJudge } from "../matching/match-judge.ts";
import type { MatchMemory } from "../memory/match-memory.ts";
import type { GenerationOutcome, MatchJudgement } from "./generation-outcome.ts";

/** What {@link findExistingSkill} needs. */
interface ExistingSkillSearch {
  readonly store: SkillStore;
  readonly index: () => Promise<SkillIndex>;
  /** Brings the index up to date with the store. */
  readonly syncIndex: (index: SkillIndex) => Promise<void>;
  readonly memory: MatchMemory;
  /** Asked about a match that is not certain; a person is, without one. */
  readonly judge?: MatchJudge | undefined;
  /** From 0 to 1: from here on it is the same capability. */
  readonly threshold: number;
  /** From 0 to 1: from here on a person is asked. */
  readonly askFrom: number;
  readonly signal: AbortSignal;
}

type ExistingSkill = Extract<GenerationOutcome, { status: "existing_match" | "ask" }>;

/** What was found, and what a model said on the way. */
interface SearchResult {
  /** Undefined when nothing does it. */
  readonly existing: ExistingSkill | undefined;
  readonly judgement?: MatchJudgement | undefined;
}

/** The installed skill that already does it, or those that may. */
export async function findExistingSkill(
  intent: string,
  search: ExistingSkillSearch,
): Promise<SearchResult> {
  const { store, memory, threshold, signal } = search;
  // A description says exactly what it wants: one that is nearly the same is another skill.
  if (isSkillDescription(intent)) return { existing: findCompiled(intent, store) };
  const candidates = await findCandidates(intent, search);
  const [best, ...others] = candidates;
  if (best === undefined) return { existing: undefined };
  const { skillId, name, score } = best;
  if (score >= threshold) return { existing: { status: "existing_match", skillId, name, score } };

  const opinion = await search.judge?.({ intent, skill: best }, { signal });
  const judgement = opinion && { ...opinion, skillId };
  if (judgement?.same) {
    // A person who goes on with --force says otherwise.
    memory.offer(intent, [skillId]);
    return { existing: { status: "existing_match", skillId, name, score, judgement }, judgement };
  }
  const left = judgement ? others : candidates;
  memory.offer(
    intent,
    left.map((candidate) => candidate.skillId),
  );
  if (left.length === 0) return { existing: undefined, judgement };
  const told = judgement && { judgement };
  return { existing: { status: "ask", candidates: left, ...told }, judgement };
}

async function findCandidates(
  intent: string,
  { store, index: openIndex, syncIndex, memory, threshold, askFrom, signal }: ExistingSkillSearch,
): Promise<readonly SkillMatch[]> {
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
  return candidates;
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
