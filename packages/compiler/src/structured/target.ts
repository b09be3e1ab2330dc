/** Languages in which a handler stub can be written, in the order of their stubs. */
export const targets = ["javascript", "native", "rust"] as const;

/** A language in which a handler stub can be written. */
export type Target = (typeof targets)[number];

/** The target of a lower-case name; `js` is short for `javascript`. */
export function findTarget(name: string): Target | undefined {
  return targets.find((target) => target === (name === "js" ? "javascript" : name));
}
