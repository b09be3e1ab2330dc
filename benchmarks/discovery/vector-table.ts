import { connect, type Table } from "@lancedb/lancedb";
import {
  Table as ArrowTable,
  Field,
  FixedSizeList,
  Float32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Utf8,
  vectorFromArray,
} from "apache-arrow";

/** Writes vectors under the ids `0`, `1`, … into a new table, in batches of 50,000 rows. */
export async function writeVectorTable(
  uri: string,
  vectors: Float32Array,
  dimensions: number,
): Promise<Table> {
  const list = new FixedSizeList(dimensions, new Field("item", new Float32(), true));
  const schema = new Schema([new Field("id", new Utf8(), false), new Field("vector", list, false)]);
  const connection = await connect(uri);
  const table = await connection.createEmptyTable("vectors", schema);
  const rows = vectors.length / dimensions;
  for (let start = 0; start < rows; start += 50_000) {
    const length = Math.min(50_000, rows - start);
    const values = vectors.slice(start * dimensions, (start + length) * dimensions);
    const child = makeData({ type: new Float32(), data: values, length: values.length });
    const ids = vectorFromArray(
      Array.from({ length }, (_, i) => String(start + i)),
      new Utf8(),
    );
    const [id] = ids.data;
    if (!id) throw new Error("no ids");
    const data = makeData({
      type: new Struct(schema.fields),
      length,
      children: [id, makeData({ type: list, length, child })],
    });
    await table.add(new ArrowTable([new RecordBatch(schema, data)]));
  }
  return table;
}
