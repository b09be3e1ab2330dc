import type { ApiOperation, OpenApiDocument } from "./openapi-document.ts";
import { weighWords, wordsOf } from "./operation-words.ts";

/** An operation and how well it fits an intent. */
export interface RankedOperation {
  readonly operation: ApiOperation;
  /** In [0, 1], higher is better. */
  readonly score: number;
  /** Whether every word of its path was asked for. */
  readonly exact: boolean;
  /** Whether it speaks of anything that was asked for, besides the verb. */
  readonly about: boolean;
}

/** What a verb, as a stem, asks of HTTP. */
const methodsOfVerbs: [RegExp, readonly string[]][] = [
  [/^search$/, ["GET", "POST"]],
  [/^cancel$/, ["POST", "DELETE"]],
  [/^(?:get|list|count|check|download|export)$/, ["GET", "HEAD"]],
  [
    /^(?:creat|send|invit|upload|schedul|verify|validat|start|submit|import|trigger|publish)$/,
    ["POST", "PUT"],
  ],
  [/^(?:pin|ban|mark|plac|assign|enabl|replac)$/, ["PUT", "POST", "PATCH"]],
  [/^(?:updat|mov)$/, ["PATCH", "PUT", "POST"]],
  [/^(?:delet|unsubscrib|unpin|unban)$/, ["DELETE"]],
];
/** How well the method alone says what the verb says: `POST /pets` never says "create". */
const methodCoverage = 0.8;

/**
 * Operations by how well they fit an intent, best first. Meaning (the scores of discovery) and words
 * count together; an operation that does the opposite of what the verb says falls behind.
 *
 * @param meaning - from discovery, by `METHOD path`; what is missing counts as 0.
 */
export function rankOperations(
  intent: string,
  document: OpenApiDocument,
  operations: readonly ApiOperation[],
  meaning: ReadonlyMap<string, number>,
): RankedOperation[] {
  const named = operations.filter((operation) => isNamed(intent, operation));
  if (named.length === 1)
    return named.map((operation) => ({ operation, score: 1, exact: true, about: true }));
  const asked = wordsOfIntent(intent, document);
  const weights = operations.map(weighWords);
  const rarity = (word: string) => {
    const holders = weights.filter((words) => words.has(word)).length;
    return Math.log(1 + operations.length / (1 + holders));
  };
  const total = asked.reduce((sum, word) => sum + rarity(word), 0) || 1;
  const verb = findVerb(asked);
  return operations
    .map((operation, index) => {
      const words = weights[index] ?? new Map<string, number>();
      const right = verb === undefined || verb.methods.includes(operation.method);
      const weigh = (word: string) =>
        Math.max(words.get(word) ?? 0, right && word === verb?.word ? methodCoverage : 0);
      const covered = asked.reduce((sum, word) => sum + rarity(word) * weigh(word), 0) / total;
      // What stands in a path and was not asked for is another thing: `/domains/claim/verify`.
      const focus =
        0.7 * share(pathWords(operation), asked) + 0.3 * share(operation.summary, asked);
      const near = meaning.get(operationKey(operation)) ?? 0;
      const fit = 0.55 * covered + 0.25 * focus + 0.2 * near;
      const score =
        fit * (right ? 1 : 0.5) * (operation.deprecated ? 0.9 : 1) * shape(intent, verb, operation);
      const exact = share(pathWords(operation), asked) === 1;
      const things = asked.filter((word) => word !== verb?.word);
      const about = things.length === 0 || things.some((word) => words.has(word));
      return { operation, score, exact, about };
    })
    .toSorted((a, b) => b.score - a.score || a.operation.path.length - b.operation.path.length);
}

/** How many of a text's words were asked for, from 0 to 1. */
function share(text: string, asked: readonly string[]): number {
  const words = wordsOf(text);
  return words.filter((word) => asked.includes(word)).length / (words.length || 1);
}

function pathWords({ path }: ApiOperation): string {
  return path.replaceAll(/\{[^}]*\}/g, " ");
}

/** Names an operation in tables and for people: `POST /mail/send`. */
export function operationKey({ method, path }: ApiOperation): string {
  return `${method} ${path}`;
}

/** Whether the intent names it outright, as a person does after having been asked. */
function isNamed(intent: string, operation: ApiOperation): boolean {
  const { operationId } = operation;
  const words = intent.split(/[\s"'`,;]+/);
  const spelled = words.some(
    (word, index) => `${words[index - 1]} ${word}` === operationKey(operation),
  );
  return (
    spelled ||
    (operationId !== undefined && /[A-Z_-]/.test(operationId) && words.includes(operationId))
  );
}

/** The words of an intent without those that name the API itself. */
function wordsOfIntent(intent: string, { info, servers }: OpenApiDocument): string[] {
  const host = /\/\/([^/:]+)/.exec(JSON.stringify(servers))?.[1] ?? "";
  const names = new Set([...wordsOf(host.split(".").slice(-2).join(" ")), ...wordsOf(info.title)]);
  const words = wordsOf(intent);
  // "via Resend": the title may also hold words that the intent needs, such as "mail".
  const own = words.filter((word) => !names.has(word) || nouns.has(word));
  return [...new Set(own.length > 0 ? own : words)];
}

const nouns = new Set(["email", "messag", "pet", "game", "board"]);

/** A verb of the intent and the methods that do it. */
interface Verb {
  readonly word: string;
  readonly methods: readonly string[];
}

/** Whether a word says what to do, as in "list" and "create". */
export function isVerb(text: string): boolean {
  const [word, ...others] = wordsOf(text);
  if (word === undefined || others.length > 0) return false;
  return methodsOfVerbs.some(([verbs]) => verbs.test(word));
}

/** The operations that an intent names outright, in its order: a person does so after being asked. */
export function namedOperations(
  intent: string,
  operations: readonly ApiOperation[],
): ApiOperation[] {
  const place = (operation: ApiOperation) => {
    const { operationId = "" } = operation;
    const places = [intent.indexOf(operationKey(operation)), intent.indexOf(operationId)];
    return Math.min(...places.filter((index) => index >= 0));
  };
  return operations
    .filter((operation) => isNamed(intent, operation))
    .toSorted((a, b) => place(a) - place(b));
}

/** The first verb: those that follow it are mostly nouns, as in "create a list". */
function findVerb(words: readonly string[]): Verb | undefined {
  for (const word of words) {
    const found = methodsOfVerbs.find(([verbs]) => verbs.test(word));
    if (found !== undefined) return { word, methods: found[1] };
  }
  return undefined;
}

/** One thing has a path that ends in its id, many things one that does not. */
function shape(intent: string, verb: Verb | undefined, { method, path }: ApiOperation): number {
  const mine = /\b(?:my|me|myself|own)\b/i.test(intent);
  const ofCaller = /\/@?me(?:\/|$)/.test(path);
  if (ofCaller) return mine ? 1.1 : 0.9;
  if (method !== "GET") return 1;
  const single = /\}$/.test(path);
  const byId = /\b(?:by (?:its |the )?id|single|one|specific|details? of)\b/i.test(intent);
  if (byId) return single ? 1 : 0.8;
  const many = verb?.word === "list" || /\b(?:all|every|many)\b/i.test(intent);
  return many && single ? 0.75 : 1;
}
