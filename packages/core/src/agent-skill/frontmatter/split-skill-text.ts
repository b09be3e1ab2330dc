import type { AgentSkillProblem } from "../agent-skill-problem.ts";

/** Where the parts of a `SKILL.md` begin and end, in the text with `\n` as line end. */
export interface SkillTextParts {
  readonly frontmatterStart: number;
  /** After the line end of the last line of frontmatter. */
  readonly frontmatterEnd: number;
  /** After the closing fence's line. */
  readonly fenceEnd: number;
  /** After the one blank line that may stand between fence and body. */
  readonly bodyStart: number;
}

/** Cuts the text at its fences: whole lines of `---`, with blanks after it allowed. */
export function splitSkillText(text: string): {
  parts?: SkillTextParts;
  problems: AgentSkillProblem[];
} {
  const lead = /^\uFEFF?\s*/.exec(text)?.[0] ?? "";
  const problems = lead === "" ? [] : [strayLead(lead)];
  const frontmatterStart = fenceEndAt(text, lead.length);
  if (frontmatterStart === undefined) return { problems: [missingFence(lead.length)] };
  let lineEnd = frontmatterStart - 1;
  while (lineEnd >= 0) {
    const fenceEnd = fenceEndAt(text, lineEnd + 1);
    if (fenceEnd !== undefined) {
      const bodyStart = text[fenceEnd] === "\n" ? fenceEnd + 1 : fenceEnd;
      return {
        parts: { frontmatterStart, frontmatterEnd: lineEnd + 1, fenceEnd, bodyStart },
        problems,
      };
    }
    lineEnd = text.indexOf("\n", lineEnd + 1);
  }
  return { problems: [...problems, unclosed(text, frontmatterStart)] };
}

/** Offset after the fence line that begins at the offset, if one does. */
function fenceEndAt(text: string, offset: number): number | undefined {
  if (!text.startsWith("---", offset)) return undefined;
  let end = offset + 3;
  while (text[end] === " " || text[end] === "\t") end += 1;
  if (end >= text.length) return text.length;
  return text[end] === "\n" ? end + 1 : undefined;
}

function strayLead(lead: string): AgentSkillProblem {
  const found = lead.startsWith("\uFEFF") ? "a byte-order mark" : "blank space";
  return {
    code: "frontmatter-missing",
    level: "error",
    message: `the file begins with ${found}, not with a line "---"`,
    start: 0,
    fix: { description: `remove ${found}`, start: 0, end: lead.length, text: "" },
  };
}

function missingFence(start: number): AgentSkillProblem {
  const message = 'the file must begin with YAML frontmatter after a line "---"';
  return { code: "frontmatter-missing", level: "fatal", message, start };
}

function unclosed(text: string, frontmatterStart: number): AgentSkillProblem {
  const glued = /^---(?=[^-\s])/m.exec(text.slice(frontmatterStart));
  const start = glued ? frontmatterStart + glued.index : frontmatterStart;
  return {
    code: "frontmatter-unclosed",
    level: "fatal",
    message: 'the frontmatter is not closed by a line "---"',
    start,
    fix: glued
      ? {
          description: "give the closing fence a line",
          start: start + 3,
          end: start + 3,
          text: "\n\n",
        }
      : undefined,
  };
}
