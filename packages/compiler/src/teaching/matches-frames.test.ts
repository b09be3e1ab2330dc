import fc from "fast-check";
import { expect, it } from "vitest";
import { matchesFrames } from "./matches-frames.ts";

const frames = [
  { head: "when ", link: " then " },
  { head: "если ", link: " то " },
];

function matches(text: string): boolean {
  return matchesFrames(text, text.toLowerCase(), frames);
}

it.each([
  ["When `a` then `b`", true],
  ["when `a`then `b`", false],
  ["when q then `a` `b`", false],
  ["when `a` then b", false],
  ["`a` when q then `b`", false],
  ["when q when `a` then `b`", true],
  ["when q then x when `a` then `b`", false],
  ["when it rains, если `a` то `b`", true],
])("decides %j: %s", (text, expected) => {
  expect(matches(text)).toBe(expected);
});

it("follows the reference to the wrong place when lower-casing moved the offsets", () => {
  expect(matches("`\u212a` `xyz` when q then `r`")).toBe(true);
});

it.each([
  ["a cut inside a character", "\u212a When `a` then `b`", true],
  ["a cut past the end", `When \`${"\u0130".repeat(10)}\` then \`b\``, true],
  ["a crash in a sentence that teaches nothing", "\u212a\u1e9e When `\u1e9e a` then b", false],
  ["a crash in one frame of two", "\u212a When q then x, если `a` то `b`", true],
])("judges %s by the exact offsets", (_, text, expected) => {
  expect(matches(text)).toBe(expected);
});

/** The reference's rule in bytes, word for word; `undefined` where it crashes. */
function referenceMatches(text: string): boolean | undefined {
  const lowered = Buffer.from(text.toLowerCase());
  const original = Buffer.from(text);
  for (const { head, link } of frames) {
    const headStart = lowered.indexOf(head);
    const linkStart = lowered.indexOf(link, headStart + Buffer.byteLength(head));
    if (headStart === -1 || linkStart === -1) continue;
    const linkEnd = linkStart + Buffer.byteLength(link);
    if ([headStart, linkStart, linkEnd].some((cut) => isInsideOrBeyond(original, cut)))
      return undefined;
    const between = original.subarray(headStart, linkStart).includes("`");
    if (between && original.subarray(linkEnd).includes("`")) return true;
  }
  return false;
}

function isInsideOrBeyond(bytes: Buffer, cut: number): boolean {
  const whole = bytes.subarray(0, cut).toString();
  return cut > bytes.length || Buffer.byteLength(whole) !== cut || whole.endsWith("\ufffd");
}

it("decides as the reference wherever that has an answer", () => {
  const pieces = [
    "when ",
    " then ",
    "WHEN ",
    "если ",
    " то ",
    "`",
    "`",
    "q",
    "İ",
    "ẞ",
    "\u212a",
    "Ⱥ",
    "é",
  ];
  const sentence = fc.array(fc.constantFrom(...pieces), { maxLength: 14 });
  let crashes = 0;
  fc.assert(
    fc.property(sentence, (parts) => {
      const text = parts.join("");
      const expected = referenceMatches(text);
      if (expected === undefined) crashes++;
      else expect(matches(text)).toBe(expected);
    }),
    { numRuns: 5_000 },
  );
  expect(crashes).toBeGreaterThan(10);
});
