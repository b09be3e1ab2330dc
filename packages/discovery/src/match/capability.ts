/** What a description says that a skill does, and what it says that it does not. */
export interface Capability {
  readonly does: string;
  /** Empty when nothing is ruled out. */
  readonly excludes: string;
}

const ruledOut =
  /^(?:(?:but|and)\s+)?(?:(?:do|does)\s+not|don['’]t|doesn['’]t|not\s+(?:for|to|meant|intended|suitable|when)|never|avoid|except)\b|\buse\s+\S+\s+instead\b|\binstead\s+use\b/i;

/** Parts a description into what it offers and clauses such as "not for X, use Y instead". */
export function capability(description: string): Capability {
  const clauses = description.split(
    /(?<=[.;!?])\s+|\s+[–—-]\s+|\n+|\s*[()]\s*|,\s+(?=(?:but\s+)?(?:not|never|don['’]t|do not|does not|use)\b)/u,
  );
  const does: string[] = [];
  const excludes: string[] = [];
  for (const clause of clauses) {
    const last = excludes.at(-1);
    // ", use send-email" after "not for letters" still speaks of what is left to others.
    const goesOn = last !== undefined && /^use\b/i.test(clause) && !/[.;!?]$/.test(last);
    (ruledOut.test(clause.trim()) || goesOn ? excludes : does).push(clause.trim());
  }
  return { does: does.filter(Boolean).join(" "), excludes: excludes.join(" ") };
}
