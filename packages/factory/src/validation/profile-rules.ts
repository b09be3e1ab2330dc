import type { ValidationProfile } from "./validation-config.ts";
import type { CheckType } from "./validation-report.ts";
import type { ValidationRule } from "./validation-rule.ts";

const types: Readonly<Record<Exclude<ValidationProfile, "full" | "custom">, readonly CheckType[]>> =
  {
    basic: ["interface"],
    security: ["security"],
    performance: ["performance", "resource_limits"],
    compatibility: ["compatibility", "dependencies"],
  };

/**
 * The rules that a profile asks, of those that are there now: one that was added later is in it.
 *
 * @param custom - ids of the rules of the profile `custom`.
 */
export function pickRules(
  rules: Iterable<ValidationRule>,
  profile: ValidationProfile,
  custom: readonly string[],
): ValidationRule[] {
  const all = [...rules];
  if (profile === "full") return all;
  if (profile === "custom") return all.filter(({ id }) => custom.includes(id));
  return all.filter(({ type }) => types[profile].includes(type));
}
