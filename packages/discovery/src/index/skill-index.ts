import type { SkillEntry, SkillMatch } from "../entry.ts";
import type { SearchFilter } from "./search-filter.ts";

/** Options of {@link SkillIndex.search}. */
export interface SearchOptions extends SearchFilter {
  /** Most matches wanted, 0 or more; 5 by default. */
  readonly limit?: number | undefined;
  /** Adds `reasons` to every match. */
  readonly explain?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Options of {@link SkillIndex.findExisting}. */
export interface MatchOptions {
  /** Score from which a skill counts as the same capability, in [0, 1]; 0.85 by default. */
  readonly threshold?: number | undefined;
  /** Ids of skills that are left out, whatever they score. */
  readonly exclude?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Options of {@link SkillIndex.decide}. */
export interface DecideOptions extends MatchOptions {
  /** Score from which a person is asked, in [0, 1]; 0.6 by default. */
  readonly askFrom?: number | undefined;
}

/** What to do about an intent. */
export interface Decision {
  /** `reuse`: the first candidate is the capability; `ask`: it may be; `generate`: nothing is near. */
  readonly answer: "reuse" | "ask" | "generate";
  /** At most three, best first, with reasons; empty when the answer is `generate`. */
  readonly candidates: readonly SkillMatch[];
}

/** Options of {@link SkillIndex.rebuild}. */
export interface RebuildOptions {
  readonly signal?: AbortSignal | undefined;
  /** The only ids that may be removed, in an index that others write to as well; all by default. */
  readonly removable?: ReadonlySet<string> | undefined;
  /** Called after each batch. */
  readonly onProgress?: ((progress: RebuildProgress) => void) | undefined;
}

/** How far a rebuild is, in skills. */
export interface RebuildProgress {
  readonly done: number;
  readonly total: number;
}

/** What a rebuild did, in skills. */
export interface RebuildReport {
  readonly unchanged: number;
  readonly written: number;
  readonly removed: number;
}

/** An index of skills over one LanceDB table. Several processes may use one at the same time. */
export interface SkillIndex extends AsyncDisposable {
  /** Adds skills, or replaces those with the same id: all of them or, on an error, none. */
  upsert(entries: readonly SkillEntry[], options?: { signal?: AbortSignal }): Promise<void>;
  /** Removes skills; ids that are not there are fine. */
  remove(ids: readonly string[]): Promise<void>;
  /** Skills that answer a query, best first; `[]` for a blank query. */
  search(query: string, options?: SearchOptions): Promise<SkillMatch[]>;
  /** Skills by plain cosine similarity to a vector, clamped to [0, 1], best first. */
  searchByVector(
    vector: ArrayLike<number>,
    options?: Pick<SearchOptions, "limit" | "source" | "state" | "tags">,
  ): Promise<SkillMatch[]>;
  /** The skill that already has the capability asked for, if there is one. */
  findExisting(intent: string, options?: MatchOptions): Promise<SkillMatch | undefined>;
  /** Whether to reuse a skill, to ask a person, or to generate one. */
  decide(intent: string, options?: DecideOptions): Promise<Decision>;
  has(id: string): Promise<boolean>;
  /** How many skills are indexed, in every state. */
  count(): Promise<number>;
  /** Makes the index hold exactly these skills, embedding only what changed. */
  rebuild(entries: Iterable<SkillEntry>, options?: RebuildOptions): Promise<RebuildReport>;
  /** Whether its vectors are still of this embedder: another process may have re-indexed it. */
  isCurrent(): Promise<boolean>;
  /** Compacts files and brings every index up to date; worth it after many small writes. */
  optimize(): Promise<void>;
  /** Releases the table. Closing twice is fine; anything else afterwards throws `index-closed`. */
  close(): Promise<void>;
}
