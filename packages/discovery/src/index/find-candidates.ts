import type { FullTextQuery, Table } from "@lancedb/lancedb";
import { fold } from "../text/fold.ts";
import type { Candidate } from "./candidate.ts";
import { candidateColumns, readCandidates } from "./read-candidates.ts";
import { textColumns } from "./schema.ts";
import { unavailable } from "./unavailable.ts";
import { nearestRows } from "./vector-search.ts";

/** What {@link findCandidates} looks for. */
export interface CandidateQuery {
  readonly text: string;
  /** Unit vector of the text, on its way: the search by words does not wait for it. */
  readonly vector: Promise<Float32Array>;
  /** Words of the text that may be typing errors. */
  readonly unknownWords: readonly string[];
  /** SQL condition that rows must meet. */
  readonly condition: string;
  /** Rows taken from each of the searches, at least 1. */
  readonly limit: number;
}

/** The union of the nearest vectors and the best full-text hits, without order. */
export async function findCandidates(table: Table, query: CandidateQuery): Promise<Candidate[]> {
  const { MatchQuery, MultiMatchQuery } = await import("@lancedb/lancedb");
  const { text, vector, unknownWords, condition, limit } = query;
  const search = async (match: FullTextQuery) =>
    readCandidates(
      await table
        .query()
        .fullTextSearch(match)
        .where(condition)
        .select([...candidateColumns, "_score"])
        .limit(limit)
        .toArrow(),
    );
  const words = new MultiMatchQuery(text, Object.keys(textColumns), {
    boosts: Object.values(textColumns),
  });
  const worded = search(words);
  // Whoever embeds may fail first; the search by words then has nobody to answer to.
  worded.catch(() => undefined);
  const unit = await vector;
  try {
    const near = nearestRows(table, unit, condition, limit);
    const found = (await Promise.all([near, worded])).flat();
    // A word that no skill has may be mistyped. Searching with errors costs, and blurs what is right.
    const missing = unknownWords.filter((word) => !found.some((skill) => hasWord(skill, word)));
    const meant =
      missing.length === 0
        ? []
        : ["name_words", "description"].map((column) =>
            search(new MatchQuery(missing.join(" "), column, { fuzziness: 2, prefixLength: 1 })),
          );
    const all = [...found, ...(await Promise.all(meant)).flat()];
    return [...new Map(all.map((candidate) => [candidate.id, candidate])).values()];
  } catch (cause) {
    throw unavailable("search the index", cause, table);
  }
}

function hasWord({ id, name, description }: Candidate, word: string): boolean {
  return fold(`${id} ${name} ${description}`).includes(word);
}
