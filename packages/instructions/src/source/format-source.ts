import type { SkillSource } from "./skill-source.ts";

/** A source as a person would write it, so that parsing gives the same source. */
export function formatSource(source: SkillSource): string {
  if (source.type !== "git") return source.path;
  const path = source.path === undefined ? "" : `//${source.path}`;
  return `${source.url}${path}${source.ref === undefined ? "" : `#${source.ref}`}`;
}
