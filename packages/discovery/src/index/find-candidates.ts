import type { FullTextQuery } from "@lancedb/lancedb";
import { fold } from "../text/fold.ts";
import type { Candidate } from "./candidate.ts";
import { readRowIds } from "./read-candidates.ts";
import { textColumns } from "./schema.ts";
import type { TableVersion } from "./table-version.ts";
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

/**
 * The union of the nearest vectors and the best full-text hits, without order.
 *
 * LanceDB is asked for row ids alone: reading the rest of 80 rows takes longer than finding them.
 */
export async function findCandidates(
  version: TableVersion,
  query: CandidateQuery,
): Promise<Candidate[]> {
  const { MatchQuery, MultiMatchQuery } = await import("@lancedb/lancedb");
  const { table } = version;
  const { text, vector, unknownWords, condition, limit } = query;
  const search = async (match: FullTextQuery) =>
    readRowIds(
      await table
        .query()
        .fullTextSearch(match)
        .where(condition)
        .withRowId()
        .select(["_rowid", "_score"])
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
    const near = nearestRows(version, unit, condition, limit);
    const found = (await Promise.all([near, worded])).flat();
    const candidates = await version.candidates(found);
    // A word that no skill has may be mistyped. Searching with errors costs, and blurs what is right.
    const missing = unknownWords.filter((word) => !candidates.some((one) => hasWord(one, word)));
    if (missing.length === 0) return candidates;
    const meant = ["name_words", "description"].map((column) =>
      search(new MatchQuery(missing.join(" "), column, { fuzziness: 2, prefixLength: 1 })),
    );
    return await version.candidates([...found, ...(await Promise.all(meant)).flat()]);
  } catch (cause) {
    throw unavailable("search the index", cause, table);
  }
}

function hasWord({ id, name, description }: Candidate, word: string): boolean {
  return fold(`${id} ${name} ${description}`).includes(word);
}
