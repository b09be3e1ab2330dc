import type { ValidationRule } from "../validation-rule.ts";
import { businessRules } from "./business-rules.ts";
import { compatibilityRules } from "./compatibility-rules.ts";
import { interfaceRules } from "./interface-rules.ts";
import { performanceRules } from "./performance-rules.ts";
import { securityRules } from "./security-rules.ts";

/** The rules that every validator begins with. */
export const builtinRules: readonly ValidationRule[] = [
  ...interfaceRules,
  ...securityRules,
  ...performanceRules,
  ...compatibilityRules,
  ...businessRules,
];
