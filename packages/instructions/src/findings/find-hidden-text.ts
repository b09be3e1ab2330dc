import { excerpt } from "./excerpt.ts";
import type { Finding } from "./finding-rule.ts";

/** What terminal control sequences begin with. */
const escapeCharacter = "\u001b";

const kinds: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  {
    // The flags of England, Scotland and Wales are spelt with them.
    pattern: /(?<!\u{1f3f4}[\u{e0000}-\u{e007f}]{0,10})[\u{e0000}-\u{e007f}]+/gu,
    what: "invisible tag characters",
  },
  { pattern: /[\u202a-\u202e\u2066-\u2069]/g, what: "a control that reorders the text on screen" },
  // At the start of a file U+FEFF is a byte-order mark.
  { pattern: /(?:[\u200b\u2060-\u2064\u180e]|(?<!^)\ufeff)+/g, what: "characters of no width" },
  {
    // Between letters of scripts that join, and in emoji, these have work to do; among ASCII none.
    pattern: /(?<=[\x21-\x7e])[\u200c\u200d]+(?=[\x21-\x7e])|[\u200c\u200d]{2,}/g,
    what: "joiners where nothing is joined",
  },
  {
    pattern: /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{2,}/gu,
    what: "variation selectors in a row, which can hold any data",
  },
  {
    pattern: new RegExp(`${escapeCharacter}[[\\]][^\\n]{0,40}`, "g"),
    what: "a terminal control sequence",
  },
  {
    pattern:
      /<[a-z]+[^>\n]{0,300}style\s*=\s*["'][^"'\n]{0,300}(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d]))[^>\n]{0,300}>/gi,
    what: "markup that is not shown",
  },
];

/** Characters and markup that a model reads and a person does not see. */
export function findHiddenText(text: string): Finding[] {
  return kinds.flatMap(({ pattern, what }) =>
    [...text.matchAll(pattern)].map(({ 0: match, index }) => ({
      code: "hidden-text" as const,
      offset: index,
      message: `${what}: ${spelt(match)}`,
    })),
  );
}

/** What tag characters say, which are ASCII moved out of sight; others are named. */
function spelt(match: string): string {
  const hidden = [...match].map((character) =>
    String.fromCodePoint((character.codePointAt(0) ?? 0) % 0xe0000),
  );
  const text = hidden.join("");
  return match.charCodeAt(0) === 0xdb40 && /^[\x20-\x7e]+$/.test(text)
    ? `they say ${excerpt(text)}`
    : excerpt(match);
}
