import { createRequire } from "node:module";
import type { ParsedNode, Document as YamlDocument } from "yaml";
import type { AgentSkillProblem } from "../agent-skill-problem.ts";
import { collectNodes } from "./collect-nodes.ts";
import type { FrontmatterNode } from "./frontmatter-node.ts";

/** A frontmatter as far as it could be read. */
export interface FrontmatterReading {
  /** Absent when the text is empty, or not YAML. */
  readonly root?: FrontmatterNode;
  /** The first place at which the text stops being YAML. */
  readonly syntaxError?: AgentSkillProblem & { readonly start: number };
  /** What is YAML, but refused by the standard's restricted reader. */
  readonly problems: readonly AgentSkillProblem[];
}

/**
 * Reads frontmatter with the real YAML parser, every scalar as text.
 *
 * @param start - offset of the frontmatter in the text.
 * @param end - offset after its last line end.
 */
export function readYaml(text: string, start: number, end: number): FrontmatterReading {
  try {
    return read(text.slice(start, end), start);
  } catch (error) {
    // Deep nesting overflows the parser's stack.
    if (!(error instanceof RangeError)) throw error;
    return invalid("nested too deeply", start);
  }
}

function read(source: string, base: number): FrontmatterReading {
  const [document, second] = parse(source);
  const [error] = document?.errors ?? [];
  if (error) {
    const [message = error.message] = error.message.split("\n", 1);
    // What the parser adds counts lines from the fence.
    return invalid(message.replace(/ at line .*/, ""), base + error.pos[0]);
  }
  if (second) return invalid("more than one document", base + second.range[0]);
  if (!document?.contents) return { problems: [] };
  return collectNodes(document.contents, source, base);
}

function parse(source: string): YamlDocument.Parsed<ParsedNode>[] {
  // Most files are simple enough not to need it, so only the others pay for loading it.
  const { Composer, Parser }: typeof import("yaml") = createRequire(import.meta.url)("yaml");
  // Its own test for unique keys compares each with each: 15,000 keys took 28 s.
  const composer = new Composer<ParsedNode>({ schema: "failsafe", uniqueKeys: false });
  return [...composer.compose(new Parser().parse(source), true, source.length)];
}

function invalid(detail: string, start: number): FrontmatterReading {
  const message = `invalid YAML: ${detail}`;
  return { syntaxError: { code: "yaml-invalid", level: "fatal", message, start }, problems: [] };
}
