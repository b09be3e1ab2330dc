/** The form in which names are compared and measured: trimmed, compatibility forms folded (NFKC). */
export function normalizeSkillName(name: string): string {
  return name.trim().normalize("NFKC");
}
