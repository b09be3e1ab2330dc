import { setImmediate } from "node:timers/promises";
import type { Connection, Table } from "@lancedb/lancedb";
import { SkillwrightError } from "@skillwright/core";
import { cosine } from "../embed/cosine.ts";
import type { Embedder } from "../embed/embedder.ts";
import { normalise } from "../embed/normalise.ts";
import { type EmbeddedQuery, QueryVectors } from "../embed/query-vectors.ts";
import type { SkillEntry, SkillMatch } from "../entry.ts";
import type { DiscoveryErrorCode } from "../errors.ts";
import { weighsAgreement } from "../match/calibration.ts";
import { CandidateAgreements } from "../match/candidate-agreements.ts";
import { decideOn } from "../match/decide-on.ts";
import { scoreCandidate } from "../match/score-candidate.ts";
import { agreementReason } from "../match/score-pair.ts";
import { notAsked, relevance, searchScore } from "../search/search-score.ts";
import { searchTerms } from "../search/search-terms.ts";
import { loadWordWeights } from "../text/word-weights.ts";
import { toMatch } from "./candidate.ts";
import { checkEntry } from "./check-entry.ts";
import { checkLimit } from "./check-limit.ts";
import { closeWhenIdle } from "./close-when-idle.ts";
import { findCandidates } from "./find-candidates.ts";
import { NewestVersion } from "./newest-version.ts";
import { readFrom } from "./read-from.ts";
import { rebuildTable } from "./rebuild-table.ts";
import { embedderKey } from "./schema.ts";
import { searchCondition } from "./search-filter.ts";
import type {
  DecideOptions,
  Decision,
  MatchOptions,
  RebuildOptions,
  RebuildReport,
  SearchOptions,
  SkillIndex,
} from "./skill-index.ts";
import { sqlIn } from "./sql.ts";
import type { TableVersion } from "./table-version.ts";
import { unavailable } from "./unavailable.ts";
import { createVectorIndex } from "./vector-index.ts";
import { nearestRows } from "./vector-search.ts";
import { writeEntries } from "./write-entries.ts";
import { compact, removeRows } from "./write-rows.ts";

/** Rows that each of the two searches hands to scoring: the best match is rarely further down. */
const poolSize = 40;

/** Results of a search, the first by meaning and wording, that the pair model judges. */
const mostJudged = 10;

/** Weight from which a word is taken for unknown, so maybe mistyped; see {@link loadWordWeights}. */
const unknownWeight = 6;

/** The index over an open table. */
export class LanceSkillIndex implements SkillIndex {
  readonly #connection: Connection;
  readonly #open: Table;
  readonly #embedder: Embedder;
  readonly #queries: QueryVectors;
  readonly #agreements = new CandidateAgreements();
  readonly #newest: NewestVersion;

  constructor(connection: Connection, table: Table, embedder: Embedder, cachedQueries: number) {
    this.#connection = connection;
    this.#open = table;
    this.#embedder = embedder;
    this.#queries = new QueryVectors(embedder, cachedQueries);
    this.#newest = new NewestVersion(connection, table.name);
  }

  async upsert(
    entries: readonly SkillEntry[],
    options: { signal?: AbortSignal } = {},
  ): Promise<void> {
    entries.forEach(checkEntry);
    const last = new Map(entries.map((entry) => [entry.id, entry]));
    if (last.size === 0) return;
    await writeEntries(await this.#readable(), this.#embedder, [...last.values()], options);
  }

  async remove(ids: readonly string[]): Promise<void> {
    await removeRows(this.#table, ids);
  }

  async search(query: string, options: SearchOptions = {}): Promise<SkillMatch[]> {
    const { limit = 5, explain = false, signal } = options;
    checkLimit(limit);
    const version = await this.#searchable();
    const text = query.trim();
    if (text === "" || limit === 0) return [];
    const weights = await loadWordWeights();
    const embedding = this.#embedSoon(text, signal);
    const terms = searchTerms(text);
    const found = await findCandidates(version, {
      text,
      vector: embedding.then(({ vector }) => vector),
      unknownWords: [...terms.values()].filter(
        (word) => /^[a-z]{4,}$/.test(word) && weights(word) >= unknownWeight,
      ),
      condition: searchCondition(options),
      limit: Math.max(poolSize, limit),
    });
    const reads = this.#embedder.reads ?? readsAll;
    const asked = { ...(await embedding), text, reads, terms, weights };
    const ranked = found
      .map((candidate) => ({ candidate, relevant: relevance(asked, candidate) }))
      .sort((left, right) => searchScore(right.relevant) - searchScore(left.relevant));
    const first = ranked.slice(0, mostJudged).map(({ candidate }) => candidate);
    const said = await this.#agreements.best(asked, first);
    return ranked
      .map(({ candidate, relevant }) => {
        const agreement = said.get(candidate);
        const score = searchScore(relevant, said.size === 0 ? 0 : (agreement ?? notAsked));
        const reasons = [...relevant.reasons, ...agreementReason(agreement)];
        return toMatch(candidate, score, explain ? reasons : undefined);
      })
      .sort(byScore)
      .filter(isFirstOfSkill)
      .slice(0, limit);
  }

  async searchByVector(
    vector: ArrayLike<number>,
    options: Pick<SearchOptions, "limit" | "source" | "state" | "tags"> = {},
  ): Promise<SkillMatch[]> {
    const { limit = 5 } = options;
    checkLimit(limit);
    const unit = normalise(vector, this.#embedder.dimensions);
    const version = await this.#searchable();
    if (limit === 0) return [];
    const condition = searchCondition(options);
    const found = await nearestRows(version, unit, condition, limit)
      .then((rowIds) => version.candidates(rowIds))
      .catch((cause) => {
        throw unavailable("search the index", cause, version.table);
      });
    return found
      .map((candidate) => toMatch(candidate, cosine(unit, candidate.vector)))
      .sort(byScore)
      .filter(isFirstOfSkill);
  }

  async findExisting(
    intent: string,
    { threshold = 0.85, ...options }: MatchOptions = {},
  ): Promise<SkillMatch | undefined> {
    const [best] = await this.#scored(intent, options);
    return best && best.score >= threshold ? best : undefined;
  }

  async decide(
    intent: string,
    { threshold = 0.85, askFrom = 0.6, ...options }: DecideOptions = {},
  ): Promise<Decision> {
    return decideOn(await this.#scored(intent, options), threshold, askFrom);
  }

  async has(id: string): Promise<boolean> {
    const table = this.#table;
    return (await readFrom(table, () => table.countRows(sqlIn("id", [id])))) > 0;
  }

  async count(): Promise<number> {
    const table = this.#table;
    return readFrom(table, () => table.countRows());
  }

  async rebuild(
    entries: Iterable<SkillEntry>,
    options: RebuildOptions = {},
  ): Promise<RebuildReport> {
    return rebuildTable(await this.#readable(), this.#embedder, [...entries], options);
  }

  async isCurrent(): Promise<boolean> {
    return (await storedEmbedder(this.#table)) === this.#embedder.id;
  }

  async optimize(): Promise<void> {
    const table = this.#table;
    await compact(table);
    await createVectorIndex(table);
  }

  async close(): Promise<void> {
    await closeWhenIdle(this.#open);
    await this.#newest.close();
    await closeWhenIdle(this.#connection);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** The vector of a query, after LanceDB was given its work: some models keep this thread busy. */
  async #embedSoon(text: string, signal: AbortSignal | undefined): Promise<EmbeddedQuery> {
    await setImmediate();
    return this.#queries.get(text, { signal });
  }

  /** Skills with the score of the question "is it the same capability?", best first. */
  async #scored(
    intent: string,
    { exclude, signal }: Pick<MatchOptions, "exclude" | "signal">,
  ): Promise<SkillMatch[]> {
    const version = await this.#searchable();
    const text = intent.trim();
    if (text === "") return [];
    const embedding = this.#embedSoon(text, signal);
    const condition = searchCondition({ exclude });
    const candidates = await findCandidates(version, {
      text,
      vector: embedding.then(({ vector }) => vector),
      unknownWords: [],
      condition,
      limit: poolSize,
    });
    const { calibration, reads = readsAll } = this.#embedder;
    const asked = { ...(await embedding), text, reads };
    const agreements = weighsAgreement(calibration)
      ? await this.#agreements.ask(asked, candidates, { signal })
      : undefined;
    return candidates
      .map((candidate) => {
        const said = agreements?.get(candidate);
        const { score, reasons } = scoreCandidate(asked, candidate, calibration, said);
        return toMatch(candidate, score, reasons);
      })
      .sort(byScore)
      .filter(isFirstOfSkill);
  }

  /** The table, if its vectors are still of this embedder: another process may have re-indexed it. */
  async #readable(): Promise<Table> {
    const table = this.#table;
    this.#check(await storedEmbedder(table));
    return table;
  }

  /** The newest version of the table, under the same condition. */
  async #searchable(): Promise<TableVersion> {
    const table = this.#table;
    const version = await readFrom(table, () => this.#newest.of(table));
    this.#check(version.embedderId);
    version.countSearch();
    return version;
  }

  #check(id: string | undefined): void {
    if (id === this.#embedder.id) return;
    throw new SkillwrightError<DiscoveryErrorCode>(
      `the index now holds vectors of ${id}, not of ${this.#embedder.id}`,
      { code: "index-replaced", hint: "Open it again with the other embedder." },
    );
  }

  get #table(): Table {
    if (this.#open.isOpen()) return this.#open;
    throw new SkillwrightError<DiscoveryErrorCode>("the skill index is closed", {
      code: "index-closed",
    });
  }
}

const readsAll = () => true;

/** The id of the embedder that the table's vectors are of now. */
async function storedEmbedder(table: Table): Promise<string | undefined> {
  return (await readFrom(table, () => table.schema())).metadata.get(embedderKey);
}

/**
 * Whether no match before this one is of the same skill: two processes that add a skill in the same moment
 * leave two rows of it.
 */
function isFirstOfSkill({ skillId }: SkillMatch, at: number, all: readonly SkillMatch[]): boolean {
  return all.findIndex((other) => other.skillId === skillId) === at;
}

function byScore(left: SkillMatch, right: SkillMatch): number {
  // Ids break ties, so equal scores come in one order everywhere.
  return right.score - left.score || (left.skillId < right.skillId ? -1 : 1);
}
