import type { AgentSkillProblem, TextEdit } from "../agent-skill-problem.ts";
import { applyEdits } from "../write/apply-edits.ts";
import { findQuotingFix } from "./find-quoting-fix.ts";
import type { FrontmatterNode } from "./frontmatter-node.ts";
import { readSimpleFrontmatter } from "./read-simple-frontmatter.ts";
import { type FrontmatterReading, readYaml } from "./read-yaml.ts";

/** Values that are quoted before a file is given up. */
const maxRepairs = 16;

/** A frontmatter as it could be read, after repairs if need be. */
export interface RepairedFrontmatter {
  readonly root?: FrontmatterNode | undefined;
  /** The whole text, with the repairs made; the nodes' offsets are its. */
  readonly text: string;
  /** What the repairs added to the length of the text. */
  readonly grown: number;
  /** Offsets are those of the text before repairs. */
  readonly problems: readonly AgentSkillProblem[];
}

/**
 * Reads frontmatter; where YAML fails on a line such as `description: Use when: ready`, the value
 * is taken for one text, as the client guide asks, and a problem says so.
 */
export function readFrontmatter(text: string, start: number, end: number): RepairedFrontmatter {
  const simple = readSimpleFrontmatter(text, start, end);
  if (simple) return { root: simple, text, grown: 0, problems: [] };
  const repairs: AgentSkillProblem[] = [];
  let repaired = text;
  let reading = readYaml(repaired, start, end);
  while (reading.syntaxError && repairs.length < maxRepairs) {
    const repair = findRepair(
      reading.syntaxError.start,
      repaired,
      start,
      end + repaired.length - text.length,
    );
    if (repair === undefined) break;
    const fix = { description: "quote the value", ...repair.edit };
    repairs.push(beforeRepairs({ ...reading.syntaxError, level: "error", fix }, repairs));
    repaired = applyEdits(repaired, [repair.edit]);
    reading = repair.reading;
  }
  const rest = reading.syntaxError ? [reading.syntaxError] : reading.problems;
  const problems = [...repairs, ...rest.map((problem) => beforeRepairs(problem, repairs))];
  return { root: reading.root, text: repaired, grown: repaired.length - text.length, problems };
}

/** The quoting that gets the parser beyond the line at which it failed. */
function findRepair(
  offset: number,
  text: string,
  start: number,
  end: number,
): { edit: TextEdit; reading: FrontmatterReading } | undefined {
  const edit = findQuotingFix(text, offset);
  if (edit === undefined || edit.start < start || edit.end > end) return undefined;
  const growth = edit.text.length - (edit.end - edit.start);
  const reading = readYaml(applyEdits(text, [edit]), start, end + growth);
  const isFurther = (reading.syntaxError?.start ?? Infinity) > edit.end + growth;
  return isFurther ? { edit, reading } : undefined;
}

/** The problem with the offsets that it had before the repairs, which go down the file. */
function beforeRepairs(
  problem: AgentSkillProblem,
  repairs: readonly AgentSkillProblem[],
): AgentSkillProblem {
  const { start, fix } = problem;
  return {
    ...problem,
    start: start === undefined ? undefined : offsetBefore(start, repairs),
    fix: fix && {
      ...fix,
      start: offsetBefore(fix.start, repairs),
      end: offsetBefore(fix.end, repairs),
    },
  };
}

function offsetBefore(offset: number, repairs: readonly AgentSkillProblem[]): number {
  let growth = 0;
  for (const { fix } of repairs) {
    if (fix === undefined || offset - growth <= fix.start) break;
    if (offset - growth < fix.start + fix.text.length) return fix.start;
    growth += fix.text.length - (fix.end - fix.start);
  }
  return offset - growth;
}
