import { quote } from "../../text/quote.ts";
import type { AgentSkillDiagnosticCode } from "../agent-skill-problem.ts";
import { countCodePoints } from "../count-code-points.ts";
import { normalizeSkillName } from "./normalize-skill-name.ts";

/** Longest name, in code points. */
export const maxSkillNameLength = 64;

/** What the standard has against a name. */
export interface SkillNameProblem {
  readonly code: AgentSkillDiagnosticCode;
  readonly message: string;
}

/** Every rule of the standard that a name breaks, whatever its directory is called. */
export function checkSkillName(name: string): SkillNameProblem[] {
  const normalized = normalizeSkillName(name);
  if (normalized === "") return [{ code: "name-empty", message: "the name is blank" }];
  if (normalized.length <= maxSkillNameLength && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(normalized))
    return [];
  const quoted = quote(name);
  const problems: SkillNameProblem[] = [];
  const length = countCodePoints(normalized);
  if (length > maxSkillNameLength) {
    add("name-too-long", `has ${length} characters, at most ${maxSkillNameLength} are allowed`);
  }
  if (normalized !== normalized.toLowerCase()) add("name-not-lowercase", "must be lower-case");
  if (/^-|-$/.test(normalized)) add("name-edge-hyphen", "must not begin or end with a hyphen");
  if (normalized.includes("--")) add("name-double-hyphen", "must not have two hyphens in a row");
  // Marks are neither letters nor numbers for the reference validator, so most Hindi and Thai names fail.
  if (!/^[\p{L}\p{N}-]+$/u.test(normalized)) {
    add("name-bad-character", "may only have letters, digits and hyphens");
  }
  return problems;

  function add(code: AgentSkillDiagnosticCode, rule: string): void {
    problems.push({ code, message: `the name ${quoted} ${rule}` });
  }
}
