import { sha256Hex } from "@skillwright/core";
import type { SkillIndex } from "@skillwright/discovery";
import { type ApiOperation, listOperations, type OpenApiDocument } from "./openapi-document.ts";
import { operationKey, type RankedOperation, rankOperations } from "./rank-operations.ts";

/** Below it no operation has to do with the intent. */
const minScore = 0.2;
/** Two operations closer than this fit alike: a person is asked. */
const minLead = 0.02;
/** Operations, best by their words, whose meaning is looked at: an embedder takes time for each. */
const maxEmbedded = 16;
/** Most operations that a person is shown. */
const maxListed = 5;

/** The operation that fits an intent, or why none was chosen. */
export type OperationChoice =
  | { readonly status: "chosen"; readonly operation: ApiOperation }
  | { readonly status: "unclear"; readonly reason: string };

/**
 * Chooses the operation that an intent asks for: ranked by discovery over the document's own
 * operations and by their words. Where two fit alike, or none does, the candidates are listed.
 *
 * @param index - apart from that of the skills; it is made to hold the best candidates.
 */
export async function chooseOperation(
  intent: string,
  document: OpenApiDocument,
  index: SkillIndex,
  signal?: AbortSignal,
): Promise<OperationChoice> {
  const operations = listOperations(document);
  const candidates = rankOperations(intent, document, operations, new Map())
    .slice(0, maxEmbedded)
    .map(({ operation }) => operation);
  const byId = new Map(candidates.map((operation) => [operationId(operation), operation]));
  await index.rebuild(
    [...byId].map(([id, operation]) => entryOf(id, operation)),
    { signal },
  );
  const matches = await index.search(intent, { limit: maxEmbedded, signal });
  const meaning = new Map<string, number>();
  for (const { skillId, score } of matches) {
    const operation = byId.get(skillId);
    if (operation !== undefined) meaning.set(operationKey(operation), score);
  }
  return decide(rankOperations(intent, document, operations, meaning));
}

/** Stable, so that an index on disk embeds an operation once. */
function operationId(operation: ApiOperation): string {
  return `op-${sha256Hex(Buffer.from(operationKey(operation))).slice(0, 16)}`;
}

function entryOf(id: string, operation: ApiOperation) {
  const { summary, operationId = "", description } = operation;
  const name = summary || operationId.replaceAll(/[_-]/g, " ") || operationKey(operation);
  // Short: the first sentence says what it does, and time grows with length.
  const [sentence = ""] = description.split(/(?<=\.)\s|\n/);
  return {
    id,
    name: name.slice(0, 80),
    description: sentence.slice(0, 120),
    source: "builtin" as const,
  };
}

function decide(ranked: readonly RankedOperation[]): OperationChoice {
  const [best, second] = ranked;
  if (best === undefined || best.score < minScore) {
    return { status: "unclear", reason: `no operation fits the intent${listed(ranked)}` };
  }
  const plainer = best.exact && second?.exact === false;
  if (second !== undefined && !plainer && best.score - second.score < minLead) {
    return { status: "unclear", reason: `several operations fit the intent${listed(ranked)}` };
  }
  return { status: "chosen", operation: best.operation };
}

function listed(ranked: readonly RankedOperation[]): string {
  if (ranked.length === 0) return ": the document has none";
  const lines = ranked.slice(0, maxListed).map(({ operation }) => {
    const what = operation.summary || operation.description.split(/[.\n]/)[0] || "";
    return `${operationKey(operation)}${what && ` (${what.slice(0, 80)})`}`;
  });
  return `; name one of these in it: ${lines.join("; ")}`;
}
