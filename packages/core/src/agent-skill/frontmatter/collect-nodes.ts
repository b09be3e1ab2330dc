import { createRequire } from "node:module";
import type { ParsedNode } from "yaml";
import { quote } from "../../text/quote.ts";
import type { AgentSkillProblem } from "../agent-skill-problem.ts";
import { findQuotingFix } from "./find-quoting-fix.ts";
import { flowFix } from "./flow-fix.ts";
import type { FrontmatterEntry, FrontmatterNode, MapNode } from "./frontmatter-node.ts";

type ProblemFix = AgentSkillProblem["fix"];

/**
 * Turns the parser's nodes into ours, and lists what the restricted reader refuses.
 *
 * @param base - offset of the source in the whole text, to which the results' offsets refer.
 */
export function collectNodes(contents: ParsedNode, source: string, base: number) {
  // Whoever comes here has loaded it already.
  const yaml: typeof import("yaml") = createRequire(import.meta.url)("yaml");
  const problems: AgentSkillProblem[] = [];
  const root = collect(contents, { inFlow: false });
  return { root, problems };

  function collect(
    node: ParsedNode | null,
    { inFlow, key }: { inFlow: boolean; key?: FrontmatterNode },
  ): FrontmatterNode {
    if (node === null) return emptyText(key?.end ?? base);
    const [start, valueEnd] = node.range;
    // A block text reaches beyond its last line end.
    const end = source[valueEnd - 1] === "\n" ? valueEnd - 1 : valueEnd;
    const spot = { start: base + start, end: base + Math.max(start, end) };
    if (yaml.isAlias(node)) {
      refuse("fatal", "aliases (*name) are not allowed", start);
      return emptyText(spot.start);
    }
    if (node.anchor !== undefined) refuse("fatal", "anchors (&name) are not allowed", start);
    if (node.tag !== undefined) refuse("error", `tags (${node.tag}) are not allowed`, start);
    if (yaml.isScalar(node)) {
      const plain = node.type === "PLAIN";
      const tab = plain ? source.slice(start, valueEnd).indexOf("\t") : -1;
      if (tab >= 0) refuse("error", "a tab inside an unquoted value", start + tab, quoting(start));
      return { kind: "text", value: String(node.value ?? ""), plain, ...spot };
    }
    const flow = node.flow === true;
    const inner = { inFlow: inFlow || flow };
    const collected: FrontmatterNode = yaml.isSeq(node)
      ? { kind: "list", flow, items: node.items.map((item) => collect(item, inner)), ...spot }
      : { kind: "map", flow, entries: node.items.map((pair) => collectPair(pair, inner)), ...spot };
    if (collected.kind === "map") refuseDuplicates(collected);
    if (flow && !inFlow) {
      const fix = key?.kind === "text" ? flowFix(source, base, key, collected) : undefined;
      refuse("error", "lists and maps in [ ] or { } are not allowed", start, fix);
    }
    return collected;
  }

  function collectPair(
    pair: { key: ParsedNode; value: ParsedNode | null },
    { inFlow }: { inFlow: boolean },
  ): FrontmatterEntry {
    const key = collect(pair.key, { inFlow });
    if (key.kind !== "text") refuse("fatal", "a key must be text", key.start - base);
    const text = key.kind === "text" ? key.value : "";
    if (text === "<<") refuse("fatal", 'the key "<<" is not allowed', key.start - base);
    const value = collect(pair.value, { inFlow, key });
    return { key: text, keyStart: key.start, keyEnd: key.end, value };
  }

  function refuseDuplicates({ entries }: MapNode): void {
    const seen = new Set<string>();
    for (const { key, keyStart } of entries) {
      if (seen.has(key))
        refuse("fatal", `the key ${quote(key)} stands there twice`, keyStart - base);
      seen.add(key);
    }
  }

  function quoting(offset: number): ProblemFix {
    const edit = findQuotingFix(source, offset);
    if (edit === undefined) return undefined;
    const { start, end, text } = edit;
    return { description: "quote the value", start: base + start, end: base + end, text };
  }

  function refuse(
    level: "fatal" | "error",
    detail: string,
    offset: number,
    fix?: ProblemFix,
  ): void {
    const message = `invalid YAML: ${detail}`;
    problems.push({ code: "yaml-invalid", level, message, start: base + offset, fix });
  }
}

function emptyText(offset: number): FrontmatterNode {
  return { kind: "text", value: "", plain: true, start: offset, end: offset };
}
