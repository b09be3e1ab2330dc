/** Something that can be named in an intent. */
export interface Mentionable {
  /** Phrases, matched whole, in any case, also with a plural `s`; a trailing `*` matches any ending. */
  readonly words: readonly string[];
  /** Phrases matched whole in exactly their case, as symbols of units need. */
  readonly symbols: readonly string[];
}

/** Where an intent names something. */
export interface Mention<T> {
  readonly of: T;
  readonly start: number;
  readonly end: number;
}

/**
 * Every mention in the order of the text. Where two overlap the longer one counts: "fluid ounce" is
 * no ounce, and "km/h" no kilometer.
 */
export function findMentions<T extends Mentionable>(
  text: string,
  among: readonly T[],
): Mention<T>[] {
  const found = among.flatMap((of) =>
    patterns(of).flatMap((pattern) =>
      Array.from(text.matchAll(pattern), ({ 0: match, index }) => ({
        of,
        start: index,
        end: index + match.length,
      })),
    ),
  );
  found.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Mention<T>[] = [];
  for (const mention of found) {
    if (kept.every(({ start, end }) => mention.end <= start || end <= mention.start)) {
      kept.push(mention);
    }
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Whether any of these words is in the text. */
export function mentionsAny(text: string, words: readonly string[]): boolean {
  return findMentions(text, [{ words, symbols: [] }]).length > 0;
}

/** A digit may touch ("5kg"), a letter may not; "I'm" holds no metre, "C++" no degree Celsius. */
function patterns({ words, symbols }: Mentionable): RegExp[] {
  const result: RegExp[] = [];
  if (words.length > 0) {
    result.push(new RegExp(`(?<![\\p{L}_])(?:${alternatives(words)})(?![\\p{L}\\p{N}_])`, "giu"));
  }
  if (symbols.length > 0) {
    result.push(
      new RegExp(
        `(?<![\\p{L}_'’./#@&+])(?:${alternatives(symbols)})(?!['’/.]?[\\p{L}\\p{N}_]|[+#])`,
        "gu",
      ),
    );
  }
  return result;
}

/** Longest first, since the first alternative that matches wins. */
function alternatives(phrases: readonly string[]): string {
  return [...phrases]
    .sort((a, b) => b.length - a.length)
    .map(phrasePattern)
    .join("|");
}

function phrasePattern(phrase: string): string {
  const open = phrase.endsWith("*");
  const source = (open ? phrase.slice(0, -1) : phrase)
    .replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")
    .replace(/ /g, "[\\s-]+");
  if (open) return `${source}\\p{L}*`;
  return /\p{L}{3}$/u.test(phrase) ? `${source}(?:e?s)?` : source;
}
