/** A skill as files: text by path, relative and with forward slashes. */
export type SkillFiles = Readonly<Record<string, string>>;
