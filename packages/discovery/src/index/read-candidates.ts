import type { Table as ArrowTable, RecordBatch, Vector } from "apache-arrow";
import { type Candidate, isSkillSource } from "./candidate.ts";

/** Columns that {@link readCandidates} needs. */
export const candidateColumns = [
  "id",
  "name",
  "description",
  "source",
  "tags",
  "examples",
  "vector",
  "text_vectors",
  "readings",
] as const;

/** The row ids of a result, in its order. */
export function readRowIds(table: ArrowTable | RecordBatch): bigint[] {
  // Without rows there are no columns either.
  if (table.numRows === 0) return [];
  const ids = table.getChild("_rowid")?.toArray();
  if (!(ids instanceof BigUint64Array)) throw new TypeError("LanceDB gave rows without their ids");
  return [...ids];
}

/** The rows of a result by their ids; a row that is broken is left out, never an error. */
export function readCandidates(table: ArrowTable | RecordBatch): Map<bigint, Candidate> {
  const columns = new Map(candidateColumns.map((name) => [name, table.getChild(name)]));
  const found = new Map<bigint, Candidate>();
  for (const [i, rowId] of readRowIds(table).entries()) {
    const candidate = readCandidate((name) => columns.get(name)?.get(i));
    if (candidate) found.set(rowId, candidate);
  }
  return found;
}

function readCandidate(
  get: (column: (typeof candidateColumns)[number]) => unknown,
): Candidate | undefined {
  const [id, name, description, source] = [
    get("id"),
    get("name"),
    get("description"),
    get("source"),
  ];
  const vector = numbers(get("vector"));
  if (typeof id !== "string" || typeof name !== "string" || typeof description !== "string") return;
  if (!isSkillSource(source) || vector.length === 0) return;
  const examples = texts(get("examples"));
  const all = numbers(get("text_vectors"));
  const textVectors = ["", ...examples].map((_, i) =>
    all.subarray(i * vector.length, (i + 1) * vector.length),
  );
  const tags = texts(get("tags"));
  const readings = bytes(get("readings"));
  return { id, name, description, source, tags, examples, vector, textVectors, readings };
}

function texts(value: unknown): string[] {
  return isVector(value) ? [...value].filter((text) => typeof text === "string") : [];
}

function numbers(value: unknown): Float32Array {
  const array = isVector(value) ? value.toArray() : undefined;
  return array instanceof Float32Array ? array : new Float32Array();
}

/** The items of a list of bytes, empty where it has nothing. */
export function bytes(value: unknown): Uint8Array[] {
  const items: unknown[] = isVector(value) ? [...value] : [];
  return items.map((item) => (item instanceof Uint8Array ? item : new Uint8Array()));
}

function isVector(value: unknown): value is Vector {
  return typeof value === "object" && value !== null && "toArray" in value;
}
