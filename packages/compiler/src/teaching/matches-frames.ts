import type { WhenThenFrame } from "../lexicon/when-then-frame.ts";
import { type FrameMatch, findFrame } from "./find-frame.ts";

const encoder = new TextEncoder();
const backtick = 0x60;

/**
 * Whether a text holds a when-then frame with a backtick between head and link and another after the link.
 *
 * The reference finds head and link in the lower-cased text and looks for the backticks in the original
 * at the same byte offsets. Where lower-casing changes a length these are other places, and ours follows.
 * Where a cut is impossible there (inside a character, past the end) the reference crashes: such a text
 * is judged on its lower-cased form alone, where every offset is exact.
 *
 * @see docs/decisions/0040-where-the-reference-crashes.md
 */
export function matchesFrames(
  text: string,
  lowered: string,
  frames: readonly WhenThenFrame[],
): boolean {
  const matches = frames
    .map((frame) => findFrame(lowered, frame))
    .filter((match) => match !== undefined);
  if (matches.length === 0) return false;
  const bytes = encoder.encode(text);
  for (const match of matches) {
    const cuts = byteOffsets(lowered, match);
    if (!canCut(bytes, cuts)) return matches.some((exact) => quotesInText(lowered, exact));
    if (quotesInBytes(bytes, cuts)) return true;
  }
  return false;
}

/** The same places, counted in UTF-8 bytes. */
function byteOffsets(lowered: string, { headStart, linkStart, linkEnd }: FrameMatch): FrameMatch {
  const length = (start: number, end: number) => encoder.encode(lowered.slice(start, end)).length;
  const head = length(0, headStart);
  const link = head + length(headStart, linkStart);
  return { headStart: head, linkStart: link, linkEnd: link + length(linkStart, linkEnd) };
}

/** Whether UTF-8 text has a character boundary at every offset. */
function canCut(bytes: Uint8Array, { headStart, linkStart, linkEnd }: FrameMatch): boolean {
  return [headStart, linkStart, linkEnd].every((offset) => {
    const byte = bytes[offset];
    return byte === undefined ? offset === bytes.length : (byte & 0xc0) !== 0x80;
  });
}

function quotesInBytes(bytes: Uint8Array, { headStart, linkStart, linkEnd }: FrameMatch): boolean {
  const first = bytes.indexOf(backtick, headStart);
  return first !== -1 && first < linkStart && bytes.includes(backtick, linkEnd);
}

function quotesInText(text: string, { headStart, linkStart, linkEnd }: FrameMatch): boolean {
  const first = text.indexOf("`", headStart);
  return first !== -1 && first < linkStart && text.includes("`", linkEnd);
}
