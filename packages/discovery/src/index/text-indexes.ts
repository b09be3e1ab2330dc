import type { Table } from "@lancedb/lancedb";
import { commit } from "./commit.ts";
import { textColumns } from "./schema.ts";

/**
 * Creates the full-text and scalar indexes that the table lacks.
 *
 * `icu` finds the words of Chinese and Japanese text too, and stems and drops the English ones.
 */
export async function createTextIndexes(table: Table): Promise<void> {
  const { Index } = await import("@lancedb/lancedb");
  const words = () =>
    Index.fts({
      baseTokenizer: "icu/split",
      stem: true,
      removeStopWords: true,
      asciiFolding: true,
      withPosition: false,
    });
  const wanted = [
    ...Object.keys(textColumns).map((column) => ({ column, config: words })),
    { column: "id", config: () => Index.btree() },
    // So that leaving out disabled skills does not read a column of every row.
    { column: "state", config: () => Index.bitmap() },
  ];
  for (const { column, config } of wanted) {
    await commit("create the index's text search", table, async () => {
      const present = await table.listIndices();
      if (present.some(({ columns }) => columns[0] === column)) return;
      await table.createIndex(column, { config: config(), replace: false });
    });
  }
}
