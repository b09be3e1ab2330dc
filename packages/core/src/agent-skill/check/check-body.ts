import type { AgentSkillProblem } from "../agent-skill-problem.ts";
import type { SkillDocument } from "../skill-document.ts";

/** What the specification recommends to stay below; the whole body is loaded on activation. */
const recommendedLines = 500;

/** The body has no rules, only a recommended length. */
export function checkBody({ text, bodyStart }: SkillDocument): AgentSkillProblem[] {
  let lines = 0;
  for (let end = text.indexOf("\n", bodyStart); end >= 0; end = text.indexOf("\n", end + 1))
    lines += 1;
  if (lines <= recommendedLines) return [];
  const message = `the body has ${lines} lines; more than ${recommendedLines} belong in files that it points to`;
  return [{ code: "body-long", level: "info", message, start: bodyStart }];
}
