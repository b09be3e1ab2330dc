import type { FrontmatterValue } from "../agent-skill.ts";

/** Whether two frontmatter values say the same; the order of keys says nothing. */
export function sameValue(
  one: FrontmatterValue | undefined,
  other: FrontmatterValue | undefined,
): boolean {
  if (typeof one !== "object" || typeof other !== "object") return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  // An array's entries are its items by index.
  const entries = Object.entries(one);
  const others = new Map(Object.entries(other));
  return (
    entries.length === others.size &&
    entries.every(([key, value]) => others.has(key) && sameValue(value, others.get(key)))
  );
}
