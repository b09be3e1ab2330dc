/** Who can write a skill: what `provenance.author` of a generated one says. */
export const authorKinds = ["compiler", "openapi", "llm", "template", "scaffold"] as const;

/** Who can write a skill. */
export type AuthorKind = (typeof authorKinds)[number];
