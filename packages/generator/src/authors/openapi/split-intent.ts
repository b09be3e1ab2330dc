import { wordsOf } from "./operation-words.ts";
import { isVerb } from "./rank-operations.ts";

/** What may stand between two things that are asked for; "or" names one thing in two words. */
const separator = /\s*(?:[,;]\s*(?:and\s+|then\s+)*|\s&\s|\b(?:and\s+then|and|then)\b)\s*/i;
/** What stands for the thing named before. */
const pronoun = /^(?:them|it|those|these|that|one)\b/i;
/** After it a word is a noun: "the count of", "a list for". */
const afterNoun = /^(?:of|for|from|in|by)\b/i;

/** One thing that is asked for. */
interface Part {
  /** Up to its verb, the verb included. */
  readonly head: string;
  /** What comes after it; `""` when another part names it. */
  readonly object: string;
}

/**
 * The several things that an intent asks for, each as an intent of its own: "create and list labels"
 * gives "create labels" and "list labels". An intent that asks for one thing comes back as it is.
 */
export function splitIntent(intent: string): string[] {
  const pieces = joinNouns(intent.split(separator).filter((piece) => piece !== ""));
  if (pieces.length < 2) return [intent];
  const parts = pieces.map(cutAfterVerb);
  const whole: string[] = [];
  let before = "";
  for (const [index, { head, object }] of parts.entries()) {
    const named = pronoun.test(object) ? object.replace(pronoun, before) : object;
    const next = parts.slice(index + 1).find((part) => part.object !== "")?.object ?? "";
    const complete = named || (pronoun.test(next) ? before : next);
    if (complete.trim() === "") return [intent];
    before = complete;
    whole.push(`${head} ${complete}`);
  }
  return whole;
}

/** Pieces that begin with a verb; any other goes on with the one before it, as in "cats and dogs". */
function joinNouns(pieces: readonly string[]): string[] {
  const joined = [...pieces];
  for (let index = joined.length - 1; index > 0; index--) {
    const isLast = index === joined.length - 1;
    const [piece = "", previous = ""] = [joined[index], joined[index - 1]];
    if (beginsPart(piece, isLast)) continue;
    joined.splice(index - 1, 2, `${previous} and ${piece}`);
  }
  return joined;
}

/** A verb alone needs a part after it that says of what. */
function beginsPart(piece: string, isLast: boolean): boolean {
  const [first = "", ...rest] = piece.trim().split(/\s+/);
  const object = rest.join(" ");
  return isVerb(first) && !afterNoun.test(object) && !(isLast && object === "");
}

/** The first piece may begin with other words: "a tool to create". */
function cutAfterVerb(piece: string): Part {
  const words = piece.trim().split(/\s+/);
  const verb = words.findIndex(isVerb);
  const object = words.slice(verb + 1).join(" ");
  const says = pronoun.test(object) || wordsOf(object).length > 0;
  return { head: words.slice(0, verb + 1).join(" "), object: says ? object : "" };
}
