import type { SkillMatch, SkillSource } from "../entry.ts";

/** A skill that LanceDB found, with what scoring needs. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly source: SkillSource;
  readonly tags: readonly string[];
  readonly examples: readonly string[];
  /** Unit vector of name and description. */
  readonly vector: Float32Array;
  /** Unit vectors of the description alone and of the examples, in their order. */
  readonly textVectors: readonly Float32Array[];
  /** How the pair model reads each of these, packed; empty where it does not read one, or none. */
  readonly readings: readonly Uint8Array[];
}

/** The candidate as it is given to callers. */
export function toMatch(
  { id, name, description, source }: Candidate,
  score: number,
  reasons?: readonly string[],
): SkillMatch {
  return { skillId: id, name, description, source, score, ...(reasons && { reasons }) };
}

const sources: ReadonlySet<unknown> = new Set<SkillSource>([
  "python",
  "markdown",
  "builtin",
  "compiled",
  "code",
]);

/** Whether a value names a source of skills. */
export function isSkillSource(value: unknown): value is SkillSource {
  return sources.has(value);
}
