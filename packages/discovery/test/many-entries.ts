import type { SkillEntry } from "@skillwright/discovery";

/** Entries that differ from each other and by `what`. */
export function manyEntries(count: number, what: string): SkillEntry[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `skill-${i}`,
    name: `Skill ${i}`,
    description: `Does the thing number ${i}, ${what}`,
    source: "code",
  }));
}
