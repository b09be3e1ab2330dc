import { stopWords } from "../text/stop-words.ts";
import { stem } from "../text/terms.ts";
import { knownForms } from "./clause-verb.ts";
import { actionsOf } from "./lexicon/actions.ts";
import { boundaries, determiners } from "./lexicon/function-words.ts";
import { nounPhrase } from "./noun-phrase.ts";

/** Two things of which one goes before, into or in place of the other. */
export interface Role {
  /**
   * `becomes`: out of the first comes the second. `place`: the first is put on the second. `belongs`:
   * "the first of, for, with or in the second". The others are as the words say.
   */
  readonly kind: "becomes" | "belongs" | "place" | "order" | "choice" | "against" | "than";
  /** Stems. */
  readonly first: ReadonlySet<string>;
  readonly second: ReadonlySet<string>;
}

const comparing = new Set(["compare", "diff", "contrast", "difference", "distance", "match"]);
const replacing = new Set(["replace", "swap", "exchange", "trade", "overwrite", "override"]);
const placing = new Set(["add", "insert", "append", "attach", "apply", "assign", "set", "pin"]);
const notAs = new Set(["soon", "long", "well", "far", "possible", "many", "much", "often", "if"]);
const bothWays =
  /⇄|⇆|↔|⇔|⟷|<-+>|<=+>|\bvice versa\b|\bboth ways\b|\band back\b|\beither (?:way|direction)\b|\bbetween\b/iu;

/** Whether a text serves both directions, so that none is the wrong one. */
export function goesBothWays(text: string): boolean {
  return bothWays.test(text);
}

/** Puts words in place of what would get lost: `A → B` is "A to B". */
export function spellOut(text: string): string {
  // "EU to US" is no "us".
  return text.replace(/\s*(?:[-=]+>|[→⇒⟶➜])\s*/gu, " to ").replace(/\bUS\b/g, "USA");
}

/** The roles that a text gives, clause by clause: "from A to B", "replace A with B", "B before A". */
export function rolesIn(clauses: readonly (readonly string[])[]): readonly Role[] {
  const roles = clauses.flatMap((clause, i) => [
    ...opening(clause, clauses[i - 1] ?? [], clauses[i + 1]),
    ...clause.flatMap((_, at) => roleAt(clause, at)),
  ]);
  return roles.filter(({ first, second }) => first.size > 0 && second.size > 0);
}

/** "Before A, B", "after A, B" and "A, then B". */
function opening(
  clause: readonly string[],
  previous: readonly string[],
  next: readonly string[] | undefined,
): Role[] {
  if (clause[0] === "then") {
    const first = stems(phraseBefore(previous, previous.length));
    return [{ kind: "order", first, second: stems(clause) }];
  }
  if (!next || (clause[0] !== "before" && clause[0] !== "after")) return [];
  const [subordinate, main] = [stems(clause.slice(1)), stems(next)];
  return clause[0] === "after"
    ? [{ kind: "order", first: subordinate, second: main }]
    : [{ kind: "order", first: main, second: subordinate }];
}

function roleAt(clause: readonly string[], at: number): Role[] {
  const word = clause[at] ?? "";
  const next = clause[at + 1] ?? "";
  const before = () => stems(phraseBefore(clause, at));
  const after = (start = at) => stems(phraseAfter(clause, start));
  const verb = clause.slice(0, at).findLast((one) => replacing.has(one) || one === "substitute");
  const belongs = () =>
    role("belongs", head(phraseBefore(clause, at)), head(phraseAfter(clause, at)));
  if (at === 0) return [];
  switch (word) {
    case "to":
    case "into":
    case "onto":
    case "as":
      return target(clause, at);
    case "from":
      return clause.some((one, i) => i > at && (one === "to" || one === "into"))
        ? []
        : role("becomes", after(), before());
    case "of":
      return clause[at - 1] === "out"
        ? role("becomes", after(), stems(phraseBefore(clause, at - 1)))
        : belongs();
    case "on":
    case "upon":
      return clause[at - 1] === "based" || clause[at - 1] === "depending"
        ? role("becomes", after(), stems(phraseBefore(clause, at - 1)))
        : belongs();
    case "with":
    case "by":
    case "for": {
      if (verb === undefined) return belongs();
      return verb === "substitute" && word === "for"
        ? role("becomes", after(), before())
        : role("becomes", before(), after());
    }
    case "in":
      return belongs();
    case "before":
      return role("order", before(), after());
    case "then":
      return role("order", before(), after());
    case "after":
      return role("order", after(), before());
    case "instead":
      return next === "of" ? role("choice", before(), after(at + 1)) : [];
    case "rather":
      return next === "than" ? role("choice", before(), after(at + 1)) : [];
    case "than":
      return clause[at - 1] === "rather"
        ? []
        : role("than", stems(phraseBefore(clause, at - 1)), after());
    case "against":
      return role("against", before(), after());
    default:
      return [];
  }
}

function role(kind: Role["kind"], first: Role["first"], second: Role["second"]): Role[] {
  return [{ kind, first, second }];
}

/** "A to B", "from A to B", "to B from A", and so "into", "onto" and "as". */
function target(clause: readonly string[], at: number): Role[] {
  const [word, next = ""] = clause.slice(at, at + 2);
  const is = {
    to: !isInfinitive(clause, at),
    as: !notAs.has(next) && clause[at - 2] !== "as",
  }[word ?? ""];
  if (is === false || clause.some((one) => comparing.has(one))) return [];
  const after = (start: number) => stems(phraseAfter(clause, start));
  const from = clause.lastIndexOf("from", at);
  if (from !== -1) return role("becomes", after(from), after(at));
  const later = clause.indexOf("from", at);
  const kind = clause.some((one) => placing.has(one)) ? "place" : "becomes";
  return role(kind, later === -1 ? stems(phraseBefore(clause, at)) : after(later), after(at));
}

/** "To" before a verb, unless that is a noun here: "speech to text", "to the post". */
function isInfinitive(clause: readonly string[], at: number): boolean {
  const [next = "", following] = clause.slice(at + 1, at + 3);
  return actionsOf(next).size > 0 && following !== undefined && !boundaries.has(following);
}

function phraseBefore(clause: readonly string[], at: number): readonly string[] {
  const start = clause.findLastIndex(
    (word, i) => i < at && (isBoundary(word) || (i === 0 && isVerb(word))),
  );
  // "Text to speech", "emails to Anna": a verb with nothing between is none.
  return clause.slice(start + 1 === at && start === 0 ? 0 : start + 1, at);
}

function phraseAfter(clause: readonly string[], at: number): readonly string[] {
  const rest = clause.slice(at + 1);
  const start = rest.findIndex((word) => !determiners.has(word));
  return start === -1 ? [] : nounPhrase(rest.slice(start)).filter((word) => !boundaries.has(word));
}

function isVerb(word: string): boolean {
  return knownForms(word).length > 0 || replacing.has(word) || word === "substitute";
}

function isBoundary(word: string): boolean {
  return boundaries.has(word) && word !== "of" && word !== "and";
}

function stems(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.filter((word) => !stopWords.has(word)).map(stem));
}

/** The stem of the last word of a phrase that carries meaning. */
function head(phrase: readonly string[]): ReadonlySet<string> {
  return new Set([...stems(phrase)].slice(-1));
}
