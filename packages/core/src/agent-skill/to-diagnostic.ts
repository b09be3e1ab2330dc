import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { agentSkillFileName } from "./agent-skill-file-name.ts";
import type { AgentSkillProblem } from "./agent-skill-problem.ts";
import { lineAndColumn } from "./frontmatter/line-and-column.ts";
import type { NormalizedText } from "./frontmatter/normalized-text.ts";
import type { AgentSkillProfile } from "./profile.ts";

/** A problem as the profile judges it, with the file's own offsets. */
export function toDiagnostic(
  { code, message, level, start, path, fix }: AgentSkillProblem,
  profile: AgentSkillProfile,
  file?: NormalizedText,
): Diagnostic {
  const lenientLevel = level === "error" ? "warning" : level;
  const judged = profile === "lenient" ? lenientLevel : level;
  return {
    code,
    severity: judged === "fatal" ? "error" : judged,
    message,
    file: agentSkillFileName,
    ...(path !== undefined && { path }),
    ...(file && start !== undefined && lineAndColumn(file.text, start)),
    ...(file &&
      fix && {
        fix: {
          description: fix.description,
          startOffset: file.toFileOffset(fix.start),
          endOffset: file.toFileOffset(fix.end),
          text: file.toFileText(fix.text),
        },
      }),
  };
}
