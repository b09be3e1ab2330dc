import { wordForms } from "./word-forms.ts";

/** What a word begins with when it undoes or denies the rest. */
const negative = [
  "un",
  "de",
  "dis",
  "in",
  "im",
  "il",
  "ir",
  "non",
  "anti",
  "mis",
  "mal",
  "counter",
];

/** Beginnings that go opposite ways on one rest: `upload` and `download`. */
const opposed =
  `up down|in out|en de|in de|im ex|in ex|int ext|as de|pro de|max min|macro micro|over under
pre post|de re|dis re|un re|intra inter|hyper hypo|mono multi|uni multi|single multi|for back|as dis|sub super|en dis`
    .split(/[|\n]/)
    .map((pair) => pair.split(" ") as [string, string]);

/** Words that only look as if they began so, or whose rest is what they take away. */
const lookalikes = new Set(
  `under unit unite union unique uniform universe universal university until uncle unless
  demo deal dear desk design detail describe deploy define deliver depend deposit depart department deport debug
  device defeat delay derive demand depress deduplicate dedupe denoise default defer decide declare degree delight
  deduce dehaze deskew declutter
  discuss display distance disk disc dish discover district discount discard dispatch disclose disorder dispose
  disease distil distill disguise dispute dispense dismay discipline
  index input insert install invoice inform information inside intent income increase inbox inline indoor intake
  indent insight inspect instance instant invent invest invite involve image impact import important impress improve
  impart imply imagine interview internet interest internal inspire infer
  illustrate irrigate nonce antivirus antique anticipate mission miss mist mister male mall malt
  counter counterpart
  refine refer reform report retail relay resign reserve reside reduce remand repress recline retract repose
  pretend present prevent president
  intention detention instruct interior informer misses missing`
    .trim()
    .split(/\s+/),
);

/** Shortest rest of a word that counts as a word: "un" + "it" does not. */
const shortestRest = 3;

/**
 * Whether one word is another with a negative beginning, or both are one word with opposed
 * beginnings: `unfollow` and `follow`, `overpaid` and `underpaid`, `wireless` and `wired`.
 * Known words or not; `re` alone denies nothing.
 */
export function undoes(left: string, right: string): boolean {
  const others = wordForms(right);
  return wordForms(left).some((form) =>
    others.some((other) => {
      // Most words are done with here: only "wired" and "wireless" end differently.
      if (form === other || (form.at(-1) !== other.at(-1) && !endsInLess(form, other)))
        return false;
      if (isNegated(form, other)) return !isLookalike(left);
      if (isNegated(other, form)) return !isLookalike(right);
      return isTurned(form, other) && !isLookalike(left) && !isLookalike(right);
    }),
  );
}

function endsInLess(left: string, right: string): boolean {
  return left.endsWith("less") || right.endsWith("less");
}

function isLookalike(word: string): boolean {
  return wordForms(word).some((form) => lookalikes.has(form));
}

function isNegated(long: string, short: string): boolean {
  if (short.length < shortestRest || long.length <= short.length) return false;
  if (negative.some((prefix) => long === prefix + short)) return true;
  const rest = /^(\w{3,})less$/.exec(long)?.[1];
  return rest !== undefined && [rest, `${rest}ful`, `${rest}ed`, `${rest}d`].includes(short);
}

function isTurned(left: string, right: string): boolean {
  return opposed.some(
    ([one, other]) => changes(left, right, one, other) || changes(left, right, other, one),
  );
}

function changes(left: string, right: string, one: string, other: string): boolean {
  const rest = left.slice(one.length);
  return left.startsWith(one) && rest.length >= shortestRest && right === other + rest;
}
