import type { FrontmatterMap, FrontmatterValue } from "../agent-skill.ts";
import { isKnownField, meantField } from "./known-field.ts";

/** What the standard keeps in `metadata`, and others put beside it. */
const metadataFields = ["version", "tags", "author"];

/**
 * The frontmatter with misspelt fields respelt, and version, tags and author in `metadata`.
 *
 * Fields of single clients are left where these clients look for them.
 */
export function mendFields(frontmatter: FrontmatterMap): FrontmatterMap {
  const present = Object.keys(frontmatter);
  const entries: [string, FrontmatterValue][] = [];
  const moved: [string, FrontmatterValue][] = [];
  for (const [key, value] of Object.entries(frontmatter)) {
    const text = isKnownField(key) ? undefined : asText(value);
    const meant = isKnownField(key)
      ? key
      : meantField(key, [...present, ...entries.map(([name]) => name)]);
    if (text !== undefined && metadataFields.includes(key)) moved.push([key, text]);
    else entries.push([meant ?? key, value]);
  }
  const metadata = frontmatter["metadata"] ?? {};
  if (moved.length === 0 || typeof metadata === "string" || Array.isArray(metadata)) {
    return moved.length === 0 ? Object.fromEntries(entries) : frontmatter;
  }
  // What stands there already was put there on purpose.
  return Object.fromEntries([
    ...entries.filter(([key]) => key !== "metadata"),
    ["metadata", Object.fromEntries([...moved, ...Object.entries(metadata)])],
  ]);
}

function asText(value: FrontmatterValue): string | undefined {
  if (typeof value === "string") return value;
  return Array.isArray(value) && value.every((item) => typeof item === "string")
    ? value.join(", ")
    : undefined;
}
