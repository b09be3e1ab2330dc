import type { Embedder, EmbedOptions } from "../embed/embedder.ts";
import { normalise } from "../embed/normalise.ts";
import type { SkillEntry } from "../entry.ts";
import { splitIdentifiers } from "../text/split-identifiers.ts";
import { entryDigests } from "./entry-digests.ts";
import { namedText, offeredText } from "./entry-text.ts";
import type { KnownVectors } from "./known-vectors.ts";
import type { Row } from "./row.ts";

/** Options of {@link entryRows}. */
export interface EntryRowsOptions extends EmbedOptions {
  /** Vectors by skill id, used where the texts are still the same. */
  readonly known?: ReadonlyMap<string, KnownVectors>;
}

/**
 * The rows of some entries, embedding all the texts that need it in one call.
 *
 * Vectors that an entry brings along are checked before anything is embedded.
 */
export async function entryRows(
  entries: readonly SkillEntry[],
  embedder: Embedder,
  { known = new Map(), signal }: EntryRowsOptions = {},
): Promise<Row[]> {
  const { dimensions } = embedder;
  const prepared = entries.map((entry) => {
    const digests = entryDigests(entry, embedder.id);
    const given = entry.vector && normalise(entry.vector, dimensions);
    const before = known.get(entry.id);
    const reused = before?.textDigest === digests.textDigest ? before : undefined;
    const own = given ? [] : [namedText(entry), offeredText(entry)];
    return {
      entry,
      digests,
      given,
      reused,
      texts: reused ? [] : [...own, ...(entry.examples ?? [])],
    };
  });
  const texts = prepared.flatMap((one) => one.texts);
  const vectors = (await embedder.embed(texts, { signal })).values();
  const take = () => normalise(vectors.next().value ?? [], dimensions);
  return prepared.map(({ entry, digests, given, reused }) => {
    if (reused) return toRow(entry, embedder.id, digests, reused);
    const vector = given ?? take();
    const offered = given ?? take();
    const textVectors = joined([offered, ...(entry.examples ?? []).map(take)], dimensions);
    return toRow(entry, embedder.id, digests, { vector, textVectors });
  });
}

function toRow(
  { id, name, description, source, tags = [], examples = [], state = "active" }: SkillEntry,
  embedder: string,
  { digest, textDigest }: ReturnType<typeof entryDigests>,
  { vector, textVectors }: Pick<KnownVectors, "vector" | "textVectors">,
): Row {
  return {
    id,
    name,
    name_words: `${name} ${splitIdentifiers(name)} ${splitIdentifiers(id)}`,
    description,
    source,
    state,
    tags,
    examples,
    embedder,
    digest,
    text_digest: textDigest,
    vector,
    text_vectors: textVectors,
  };
}

function joined(vectors: readonly Float32Array[], dimensions: number): Float32Array {
  const all = new Float32Array(vectors.length * dimensions);
  vectors.forEach((vector, i) => {
    all.set(vector, i * dimensions);
  });
  return all;
}
