import { normalizePrompt } from "../src/index.ts";

/** What a program without Node's Unicode tables must know to normalise prompts as this package does. */
export interface CharacterTable {
  /** Inclusive ranges of the code points that are kept; all others separate words. */
  readonly kept: readonly (readonly [first: number, last: number])[];
  /** Capitals: every `step`-th code point of the range becomes small by adding `offset`. */
  readonly capitals: readonly (readonly [
    first: number,
    last: number,
    step: number,
    offset: number,
  ])[];
  /** Capitals whose small form is more than one code point. */
  readonly expanding: Readonly<Record<string, string>>;
}

const lastCodePoint = 0x10ffff;

/** Reads the table off Node's own Unicode data. */
export function characterTable(): CharacterTable {
  const kept: [number, number][] = [];
  const capitals: [number, number, number, number][] = [];
  const expanding: Record<string, string> = {};
  for (let codePoint = 0; codePoint <= lastCodePoint; codePoint++) {
    const character = String.fromCodePoint(codePoint);
    if (normalizePrompt(character) !== "") addKept(kept, codePoint);
    const small = character.toLowerCase();
    if (small === character) continue;
    const offset = (small.codePointAt(0) ?? 0) - codePoint;
    if ([...small].length > 1) expanding[character] = small;
    else addCapital(capitals, codePoint, offset);
  }
  return { kept, capitals, expanding };
}

function addKept(ranges: [number, number][], codePoint: number): void {
  const last = ranges.at(-1);
  if (last?.[1] === codePoint - 1) last[1] = codePoint;
  else ranges.push([codePoint, codePoint]);
}

function addCapital(runs: [number, number, number, number][], codePoint: number, offset: number) {
  const run = runs.at(-1);
  const distance = codePoint - (run?.[1] ?? 0);
  if (run?.[3] === offset && distance <= 2 && (run[0] === run[1] || run[2] === distance)) {
    run[1] = codePoint;
    run[2] = distance;
  } else {
    runs.push([codePoint, codePoint, 1, offset]);
  }
}
