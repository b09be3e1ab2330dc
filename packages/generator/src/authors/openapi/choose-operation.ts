import { sha256Hex } from "@skillwright/core";
import type { SkillIndex } from "@skillwright/discovery";
import { type ApiOperation, listOperations, type OpenApiDocument } from "./openapi-document.ts";
import {
  namedOperations,
  operationKey,
  type RankedOperation,
  rankOperations,
} from "./rank-operations.ts";
import { splitIntent } from "./split-intent.ts";

/** Below it no operation has to do with the intent. */
const minScore = 0.2;
/** Two operations closer than this fit alike: a person is asked. */
const minLead = 0.02;
/** Operations, best by their words, whose meaning is looked at: an embedder takes time for each. */
const maxEmbedded = 16;
/** Most operations that a person is shown. */
const maxListed = 5;
/** Most operations of one skill: what asks for more is several skills. */
const maxOperations = 8;

/** The operations that an intent asks for, or why none were chosen. */
export type OperationsChoice =
  | {
      readonly status: "chosen";
      readonly operations: readonly [ApiOperation, ...ApiOperation[]];
    }
  | { readonly status: "unclear"; readonly reason: string };

/**
 * Chooses the operations that an intent asks for: one, or one for each thing when it names several.
 * All of them fit clearly, or none is chosen and the reason says for which part.
 *
 * @param index - as for {@link chooseOperation}.
 */
export async function chooseOperations(
  intent: string,
  document: OpenApiDocument,
  index: SkillIndex,
  signal?: AbortSignal,
): Promise<OperationsChoice> {
  const named = namedOperations(intent, listOperations(document));
  const chosen = new Set(named.length > 1 ? named : []);
  const parts = chosen.size > 0 ? [] : splitIntent(intent);
  for (const part of parts) {
    const choice = await chooseOperation(part, document, index, signal);
    if (choice.status === "chosen") chosen.add(choice.operation);
    else if (parts.length === 1) return choice;
    else return { status: "unclear", reason: `for ${JSON.stringify(part)}: ${choice.reason}` };
  }
  const [first, ...others] = chosen;
  if (first === undefined || chosen.size > maxOperations) {
    const reason = `the intent names ${chosen.size} operations; a skill has at most ${maxOperations}`;
    return { status: "unclear", reason };
  }
  return { status: "chosen", operations: [first, ...others] };
}

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
  if (best === undefined || best.score < minScore || !best.about) {
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
