import type { Schema } from "apache-arrow";

/** Columns that full-text search reads, with what a hit in each counts. */
export const textColumns = { name_words: 3, description: 2, tags: 2, examples: 2 } as const;

/** Key of the embedder's id in the table's metadata. */
export const embedderKey = "skillwright.embedder";

/**
 * The table of an index: one row a skill.
 *
 * `name_words` is id and name with identifiers split, for full-text search; `text_vectors`
 * holds the vectors of what the description offers and of `examples`, one after the other, and
 * `readings` how the pair model reads each of them, nothing with an embedder that has no tokens for it;
 * `digest` changes when any other column would, `text_digest` only when a vector would.
 *
 * @param dimensions - length of the vectors.
 * @param embedder - id of the embedder that all of them are from.
 */
export async function indexSchema(dimensions: number, embedder: string): Promise<Schema> {
  const { Binary, Field, FixedSizeList, Float32, List, Schema, Utf8 } = await import(
    "apache-arrow"
  );
  const text = (name: string) => new Field(name, new Utf8(), false);
  const texts = (name: string) =>
    new Field(name, new List(new Field("item", new Utf8(), true)), false);
  const numbers = new Field("item", new Float32(), true);
  const fields = [
    text("id"),
    text("name"),
    text("name_words"),
    text("description"),
    text("source"),
    text("state"),
    texts("tags"),
    texts("examples"),
    text("embedder"),
    text("digest"),
    text("text_digest"),
    new Field("vector", new FixedSizeList(dimensions, numbers), false),
    new Field("text_vectors", new List(numbers), false),
    new Field("readings", new List(new Field("item", new Binary(), true)), false),
  ];
  return new Schema(fields, new Map([[embedderKey, embedder]]));
}
