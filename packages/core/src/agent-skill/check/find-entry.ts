import type { FrontmatterEntry } from "../frontmatter/frontmatter-node.ts";
import type { SkillDocument } from "../skill-document.ts";

/** A top-level field with its place. */
export function findEntry({ root }: SkillDocument, key: string): FrontmatterEntry | undefined {
  return root.entries.find((entry) => entry.key === key);
}
