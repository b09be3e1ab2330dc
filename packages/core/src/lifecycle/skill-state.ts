/** Where an installed skill stands; only an `active` one runs. */
export type SkillState = (typeof skillStates)[number];

/** Every {@link SkillState}, in the order of a successful life. */
export const skillStates = ["pending", "testing", "active", "disabled", "quarantined"] as const;
