import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { AgentSkillProblem } from "./agent-skill-problem.ts";
import { checkBody } from "./check/check-body.ts";
import { checkDocument } from "./check/check-document.ts";
import type { AgentSkillProfile } from "./profile.ts";
import { readSkillDocument, type SkillReading } from "./skill-document.ts";
import { toDiagnostic } from "./to-diagnostic.ts";

/** How {@link checkAgentSkill} judges. */
export interface CheckAgentSkillOptions {
  /** Default `strict`. */
  readonly profile?: AgentSkillProfile | undefined;
  /** The name of the skill's directory; the rule that names must agree needs it. */
  readonly directoryName?: string | undefined;
}

/**
 * Everything wrong with the text of a `SKILL.md`, in the order of the reference validator.
 *
 * @see https://agentskills.io/specification
 */
export function checkAgentSkill(
  markdown: string,
  { profile = "strict", directoryName }: CheckAgentSkillOptions = {},
): Diagnostic[] {
  return checkReading(readSkillDocument(markdown), { profile, directoryName });
}

/** Everything wrong with a text that was read already. */
export function checkReading(
  { file, document, problems }: SkillReading,
  { profile = "strict", directoryName }: CheckAgentSkillOptions,
): Diagnostic[] {
  const stop = problems.find(
    ({ level }) => level === "fatal" || (level === "error" && profile === "strict"),
  );
  const ruled = document && !stop ? checkDocument(document, directoryName) : [];
  // Advice to authors; whoever loads a skill has its whole body anyway.
  const advice = document && !stop && profile === "strict" ? checkBody(document) : [];
  const found: AgentSkillProblem[] = stop
    ? endedBy(stop, problems)
    : [...problems, ...ruled, ...advice];
  return found.map((problem) => toDiagnostic(problem, profile, file));
}

/** One kind of failure ends the check: what follows it would be guesses. */
function endedBy(
  stop: AgentSkillProblem,
  problems: readonly AgentSkillProblem[],
): AgentSkillProblem[] {
  return problems.filter(({ code }, index) => code === stop.code || index < problems.indexOf(stop));
}
