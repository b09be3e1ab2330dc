import type { Table } from "@lancedb/lancedb";
import type { IndexedState, SkillEntry } from "../entry.ts";
import { isSkillSource } from "./candidate.ts";
import { readFrom } from "./read-from.ts";

const columns = ["id", "name", "description", "source", "state", "tags", "examples"];
const states: readonly string[] = [
  "pending",
  "testing",
  "active",
  "disabled",
  "quarantined",
] satisfies IndexedState[];

/** The entries that a table's rows were made from, without their vectors; broken rows are left out. */
export async function storedEntries(table: Table): Promise<SkillEntry[]> {
  const rows: unknown[] = await readFrom(table, () => table.query().select(columns).toArray());
  return rows.flatMap((row) => readEntry(row) ?? []);
}

function readEntry(row: unknown): SkillEntry | undefined {
  if (typeof row !== "object" || row === null) return;
  const { id, name, description, source, state, tags, examples } = row as Record<string, unknown>;
  if (typeof id !== "string" || typeof name !== "string" || typeof description !== "string") return;
  if (!isSkillSource(source) || !isState(state)) return;
  return { id, name, description, source, state, tags: texts(tags), examples: texts(examples) };
}

function texts(value: unknown): string[] {
  if (typeof value !== "object" || value === null || !(Symbol.iterator in value)) return [];
  return [...(value as Iterable<unknown>)].filter((text) => typeof text === "string");
}

function isState(value: unknown): value is IndexedState {
  return typeof value === "string" && states.includes(value);
}
