/** A string as an SQL literal: `it's` → `'it''s'`. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** `column IN ('a', 'b')`; never matches when there are no values. */
export function sqlIn(column: string, values: readonly string[]): string {
  return values.length === 0 ? "false" : `${column} IN (${values.map(sqlText).join(", ")})`;
}
