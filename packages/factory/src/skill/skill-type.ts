/** What kind of thing a skill is: ours, the user's, a composition, an outside service, a pattern. */
export const skillTypes = ["builtin", "custom", "meta", "external", "template"] as const;

/** One of {@link skillTypes}. */
export type SkillType = (typeof skillTypes)[number];
