import type { Table } from "@lancedb/lancedb";
import {
  Table as ArrowTable,
  Binary,
  type Data,
  type DataType,
  Field,
  FixedSizeList,
  Float32,
  List,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Utf8,
  vectorFromArray,
} from "apache-arrow";

/** Rows written at a time. */
const batchSize = 50_000;

/**
 * Adds skills `skill-0`, `skill-1`, … with given vectors to an index's table as LanceDB takes them:
 * `rebuild` would write a million of them 256 at a time. They have no vectors of single texts.
 *
 * @param dimensions - length of each of the vectors, which follow each other.
 */
export async function addSkillRows(
  table: Table,
  vectors: Float32Array,
  dimensions: number,
): Promise<void> {
  const vector = new FixedSizeList(dimensions, new Field("item", new Float32(), true));
  const fields = (await table.schema()).fields.map(
    ({ name }) => new Field(name, name === "vector" ? vector : typeOf(name), false),
  );
  const schema = new Schema(fields);
  for (let start = 0; start * dimensions < vectors.length; start += batchSize) {
    const length = Math.min(batchSize, vectors.length / dimensions - start);
    const numbers = vectors.slice(start * dimensions, (start + length) * dimensions);
    const child = makeData({ type: new Float32(), data: numbers, length: numbers.length });
    const children = fields.map(({ name }) =>
      name === "vector"
        ? makeData({ type: vector, length, child })
        : column(typeOf(name), length, (row) => value(name, start + row)),
    );
    const data = makeData({ type: new Struct(fields), length, children });
    await table.add(new ArrowTable([new RecordBatch(schema, data)]));
  }
}

function typeOf(column: string): DataType {
  if (column === "text_vectors") return new List(new Field("item", new Float32(), true));
  if (column === "readings") return new List(new Field("item", new Binary(), true));
  if (column === "tags" || column === "examples") {
    return new List(new Field("item", new Utf8(), true));
  }
  return new Utf8();
}

function value(column: string, row: number): string | never[] {
  switch (column) {
    case "tags":
    case "examples":
    case "text_vectors":
    case "readings":
      return [];
    case "source":
      return "code";
    case "state":
      return "active";
    case "description":
      return `Does the thing number ${row}`;
    default:
      return `skill-${row}`;
  }
}

function column(type: DataType, length: number, at: (row: number) => unknown): Data {
  const [data] = vectorFromArray(
    Array.from({ length }, (_, row) => at(row)),
    type,
  ).data;
  if (!data) throw new Error("no rows");
  return data;
}
