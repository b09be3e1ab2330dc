import type { Embedder, EmbedOptions } from "../embed/embedder.ts";
import { normalise } from "../embed/normalise.ts";
import type { SkillEntry } from "../entry.ts";
import { loadPairModel } from "../match/pair-model/pair-model.ts";
import { pairText } from "../match/pair-model/pair-text.ts";
import { splitIdentifiers } from "../text/split-identifiers.ts";
import { entryDigests } from "./entry-digests.ts";
import { namedText, offeredText } from "./entry-text.ts";
import type { KnownVectors } from "./known-vectors.ts";
import type { Row } from "./row.ts";

/** Options of {@link entryRows}. */
export interface EntryRowsOptions extends EmbedOptions {
  /** Vectors and readings by skill id, used where the texts are still the same. */
  readonly known?: ReadonlyMap<string, KnownVectors>;
}

/**
 * The rows of some entries, embedding all the texts that need it in one call, each once.
 *
 * Vectors that an entry brings along are checked before anything is embedded; the pair model does not
 * read such an entry's description.
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
    const offered = [offeredText(entry), ...(entry.examples ?? [])];
    return { entry, digests, given, reused, offered };
  });
  const missing = prepared.filter(({ reused }) => reused === undefined);
  const vectorOf = await embedEach(
    missing.flatMap(({ entry, given, offered }) =>
      given ? offered.slice(1) : [namedText(entry), ...offered],
    ),
    missing.flatMap(({ entry, given, offered }) =>
      (given ? offered.slice(1) : offered).map((text) => pairText(entry.name, text)),
    ),
    embedder,
    { signal },
  );
  return prepared.map(({ entry, digests, given, reused, offered }) => {
    if (reused) return toRow(entry, embedder.id, digests, reused);
    const vectors = offered.map((text, i) => (i === 0 && given) || vectorOf.vector(text));
    return toRow(entry, embedder.id, digests, {
      vector: given ?? vectorOf.vector(namedText(entry)),
      textVectors: joined(vectors, dimensions),
      readings: vectorOf.readsTokens
        ? offered.map((text) => vectorOf.reading(pairText(entry.name, text)))
        : [],
    });
  });
}

/** Embeds texts, and reads others if the embedder has their tokens; each text once. */
async function embedEach(
  texts: readonly string[],
  pairTexts: readonly string[],
  embedder: Embedder,
  options: EmbedOptions,
) {
  const { dimensions, embedTokens } = embedder;
  const vectors = new Map<string, Float32Array>();
  const readings = new Map<string, Uint8Array>();
  if (embedTokens) {
    const model = await loadPairModel();
    const readable = new Set(pairTexts.filter(model.reads));
    const all = [...new Set([...texts, ...readable])];
    (await embedTokens(all, options)).forEach(({ vector, states }, i) => {
      const text = all[i] ?? "";
      vectors.set(text, vector);
      if (readable.has(text)) readings.set(text, model.pack(model.readStates(states)));
    });
  } else {
    const all = [...new Set(texts)];
    (await embedder.embed(all, options)).forEach((vector, i) => {
      vectors.set(all[i] ?? "", vector);
    });
  }
  return {
    readsTokens: embedTokens !== undefined,
    vector: (text: string) => normalise(vectors.get(text) ?? [], dimensions),
    reading: (text: string) => readings.get(text) ?? new Uint8Array(),
  };
}

function toRow(
  { id, name, description, source, tags = [], examples = [], state = "active" }: SkillEntry,
  embedder: string,
  { digest, textDigest }: ReturnType<typeof entryDigests>,
  { vector, textVectors, readings }: Omit<KnownVectors, "textDigest">,
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
    readings,
  };
}

function joined(vectors: readonly Float32Array[], dimensions: number): Float32Array {
  const all = new Float32Array(vectors.length * dimensions);
  vectors.forEach((vector, i) => {
    all.set(vector, i * dimensions);
  });
  return all;
}
