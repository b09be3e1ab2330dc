import type { JsonValue } from "../json/json-value.ts";
import type { KeyPath } from "./key-path.ts";
import { maxTomlDepth } from "./read-toml.ts";

/** A value that TOML and JSON do not both have. */
export interface UnsharedValue {
  readonly path: KeyPath;
  /** Why, and what to write instead. */
  readonly reason: string;
}

/**
 * The part of a value that TOML and JSON share, in plain objects; `null` stands for the rest.
 *
 * Members that are `undefined` are left out, as `JSON.stringify` does.
 */
export function toJson(value: unknown): { json: JsonValue; unshared: UnsharedValue[] } {
  const unshared: UnsharedValue[] = [];
  return { json: convert(value, []), unshared };

  function convert(part: unknown, path: KeyPath): JsonValue {
    const reason = reasonAgainst(part, path.length);
    if (reason !== undefined) {
      unshared.push({ path, reason });
      return null;
    }
    // JSON has no negative zero.
    if (typeof part === "number") return part === 0 ? 0 : part;
    if (typeof part === "string" || typeof part === "boolean") return part;
    if (Array.isArray(part)) return part.map((item, index) => convert(item, [...path, index]));
    const members = Object.entries(Object(part)).filter(([, member]) => member !== undefined);
    // `fromEntries` defines members, so a key named `__proto__` stays a key.
    return Object.fromEntries(
      members.map(([key, member]) => {
        if (!key.isWellFormed()) unshared.push({ path, reason: "a key is not valid Unicode" });
        return [key, convert(member, [...path, key])];
      }),
    );
  }
}

function reasonAgainst(value: unknown, depth: number): string | undefined {
  if (depth > maxTomlDepth) return `nested more than ${maxTomlDepth} levels deep`;
  if (value instanceof Date) return "a date: write it as a string";
  switch (typeof value) {
    case "string":
      return value.isWellFormed() ? undefined : "not valid Unicode";
    case "bigint":
      return "an integer beyond 2^53: write it as a string";
    case "number":
      return Number.isFinite(value) ? undefined : "not a finite number";
    case "boolean":
      return undefined;
    case "object":
      return value === null ? "null, which TOML does not have" : undefined;
    default:
      return `of type ${typeof value}, which TOML does not have`;
  }
}
