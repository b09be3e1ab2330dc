import { asciiLowerCase } from "../text/ascii-lower-case.ts";
import { trim, trimStart } from "../text/trim.ts";
import { isWhiteSpace } from "../text/white-space.ts";

/** The labels of a structured description, in the spelling that messages use. */
export const labels = [
  "Skill",
  "Input",
  "Precondition",
  "Step",
  "Effect",
  "Expected test",
  "Target",
  "Tool",
  "Permission",
] as const;

/** What a line of a structured description begins with. */
export type Label = (typeof labels)[number];

const loweredLabels = labels.map((label) => [label, asciiLowerCase(label)] as const);

/** A label and what follows it, without the colon. */
export interface LabelMatch {
  readonly label: Label;
  readonly rest: string;
}

/** The label that a trimmed line begins with; white space, a colon, a backtick or nothing must follow. */
export function findLabel(text: string): LabelMatch | undefined {
  for (const [label, lowered] of loweredLabels) {
    if (asciiLowerCase(text.slice(0, label.length)) !== lowered) continue;
    const rest = text.slice(label.length);
    if (!isEnd(rest)) return undefined;
    const started = trimStart(rest);
    return { label, rest: trim(started.startsWith(":") ? started.slice(1) : started) };
  }
  return undefined;
}

function isEnd(rest: string): boolean {
  return rest === "" || rest[0] === ":" || rest[0] === "`" || isWhiteSpace(rest.charCodeAt(0));
}
