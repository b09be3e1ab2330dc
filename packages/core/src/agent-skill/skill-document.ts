import type { FrontmatterMap } from "./agent-skill.ts";
import type { AgentSkillProblem } from "./agent-skill-problem.ts";
import { type MapNode, mapValue } from "./frontmatter/frontmatter-node.ts";
import { type NormalizedText, normalizeLineEnds } from "./frontmatter/normalized-text.ts";
import { readFrontmatter } from "./frontmatter/read-frontmatter.ts";
import { splitSkillText } from "./frontmatter/split-skill-text.ts";

/** Longest frontmatter that is looked at, in characters; public files stay below 8,000. */
const maxFrontmatterLength = 65_536;

/** A `SKILL.md` with places: what rules are checked on and edits are made in. */
export interface SkillDocument {
  readonly file: NormalizedText;
  /** With `\n` as line end, and repairs made; all offsets are its. */
  readonly text: string;
  readonly root: MapNode;
  /** What the root says. */
  readonly frontmatter: FrontmatterMap;
  readonly frontmatterEnd: number;
  readonly fenceEnd: number;
  readonly bodyStart: number;
}

/** The document, if its frontmatter could be read, and everything that stood in the way. */
export interface SkillReading {
  readonly file: NormalizedText;
  readonly document?: SkillDocument;
  readonly problems: readonly AgentSkillProblem[];
}

/** Reads a file's text as far as it goes; the problems' offsets are those of `file.text`. */
export function readSkillDocument(markdown: string): SkillReading {
  const file = normalizeLineEnds(markdown);
  const { parts, problems } = splitSkillText(file.text);
  if (parts === undefined) return { file, problems };
  const { frontmatterStart, frontmatterEnd } = parts;
  const unreadable = findUnreadable(file.text, frontmatterStart, frontmatterEnd);
  if (unreadable) return { file, problems: [...problems, unreadable] };
  const read = readFrontmatter(file.text, frontmatterStart, frontmatterEnd);
  const found = [...problems, ...read.problems];
  if (found.some(({ level }) => level === "fatal")) return { file, problems: found };
  if (read.root?.kind !== "map")
    return { file, problems: [...found, notMapping(frontmatterStart)] };
  const document = {
    file,
    text: read.text,
    root: read.root,
    frontmatter: mapValue(read.root),
    frontmatterEnd: frontmatterEnd + read.grown,
    fenceEnd: parts.fenceEnd + read.grown,
    bodyStart: parts.bodyStart + read.grown,
  };
  return { file, document, problems: found };
}

function findUnreadable(text: string, start: number, end: number): AgentSkillProblem | undefined {
  if (end - start > maxFrontmatterLength) {
    const message = `the frontmatter has ${end - start} characters, at most ${maxFrontmatterLength} are read`;
    return { code: "unreadable", level: "fatal", message, start };
  }
  // What YAML does not call printable.
  const match = /[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(
    text.slice(start, end),
  );
  if (match === null) return undefined;
  const code = match[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
  const message = `the frontmatter has a control character, U+${code}`;
  return { code: "unreadable", level: "fatal", message, start: start + match.index };
}

function notMapping(start: number): AgentSkillProblem {
  const message = 'the frontmatter must be lines of "field: value"';
  return { code: "frontmatter-not-mapping", level: "fatal", message, start };
}

/** Where the body begins in the file as it is. */
export function fileBodyStart({ file, text, bodyStart }: SkillDocument): number {
  // Repairs are made in the frontmatter, so the body lies as far from the end as in the file.
  return file.toFileOffset(file.text.length - (text.length - bodyStart));
}
