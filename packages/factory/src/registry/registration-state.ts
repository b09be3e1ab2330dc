/** Where a registered skill stands, from its registration to its end. */
export const registrationStates = [
  "unregistered",
  "registered",
  "validated",
  "initialized",
  "active",
  "inactive",
  "failed",
  "deprecated",
] as const;

/** One of {@link registrationStates}. */
export type RegistrationState = (typeof registrationStates)[number];

const moves: Readonly<Record<RegistrationState, readonly RegistrationState[]>> = {
  unregistered: ["registered"],
  registered: ["validated", "failed", "deprecated"],
  validated: ["initialized", "failed", "deprecated"],
  initialized: ["active", "failed", "deprecated"],
  active: ["inactive", "failed", "deprecated"],
  inactive: ["active", "failed", "deprecated"],
  failed: ["validated", "deprecated"],
  deprecated: ["unregistered"],
};

/** Whether a registration may move from one state to the other; staying where it is counts as no move. */
export function canMove(from: RegistrationState, to: RegistrationState): boolean {
  return moves[from].includes(to);
}
