import type { Problem } from "./validation-rule.ts";

/** Ways to hide text from a reader that a model or an interpreter still reads. */
const patterns: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: "an invisible character", pattern: /[\u00AD\u200B-\u200F\u2060-\u2064\uFEFF\u180E]/gu },
  {
    what: "a character that changes the direction of text",
    pattern: /[\u202A-\u202E\u2066-\u2069]/gu,
  },
  { what: "a tag character, invisible text for machines", pattern: /[\u{E0000}-\u{E007F}]/gu },
  { what: "a variation selector used as data", pattern: /[\u{E0100}-\u{E01EF}]/gu },
];

const markdownPatterns: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: "an HTML comment, which renderers do not show", pattern: /<!--/g },
  {
    what: "HTML that hides its content",
    pattern:
      /<[^>]+(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|\bhidden\b)[^>]*>/gi,
  },
  { what: "a link that nothing shows", pattern: /\[\s*\]\([^)]+\)/g },
  { what: "a reference used as a comment", pattern: /^\[\/\/\]:\s*#/gm },
  { what: "a data URI", pattern: /\bdata:[\w.+/-]+;base64,/gi },
  { what: "a long run of encoded text", pattern: /[A-Za-z0-9+/]{200,}={0,2}/g },
];

/** Where a text hides something from its reader; the byte-order mark at its beginning is fine. */
export function findHiddenContent(file: string, text: string, markdown: boolean): Problem[] {
  const body = text.replace(/^\uFEFF/, " ");
  const all = markdown ? [...patterns, ...markdownPatterns] : patterns;
  return all.flatMap(({ what, pattern }) => {
    const [first, ...others] = body.matchAll(pattern);
    if (first === undefined) return [];
    const before = body.slice(0, first.index);
    const more = others.length > 0 ? ` (and ${others.length} more)` : "";
    return [
      {
        message: `${file} holds ${what}${more}`,
        file,
        line: before.split("\n").length,
        column: first.index - before.lastIndexOf("\n"),
      },
    ];
  });
}
