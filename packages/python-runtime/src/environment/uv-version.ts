/** A uv version: numbers, and the pre-release if it is one. */
export interface UvVersion {
  readonly text: string;
  readonly numbers: readonly [number, number, number];
  /** Rank of `a`, `b`, `rc`, and its number; absent for a release, which is newer than all of them. */
  readonly preRelease?: readonly [rank: number, number: number];
}

const ranks: readonly (readonly [RegExp, number])[] = [
  [/^(?:a|alpha)/, 0],
  [/^(?:b|beta)/, 1],
  [/^(?:rc|c|pre)/, 2],
];

/**
 * The version in what `uv --version` prints, e.g. `uv 0.5.14 (9f1ba2b 2025-01-02)`; `undefined` for
 * anything else. Pre-releases in either spelling: `1.0.0rc1`, `1.0.0-beta.1`.
 */
export function parseUvVersion(output: string): UvVersion | undefined {
  const text = /^(?:uv )?(\d\S*)/.exec(output.trim())?.[1];
  const match = /^(\d+)\.(\d+)(?:\.(\d+))?(?:-?([a-z]+)\.?(\d+)?)?(?:\+\S+)?$/.exec(text ?? "");
  if (text === undefined || match === null) return undefined;
  const [, major, minor, patch = "0", label, number = "0"] = match;
  const numbers = [Number(major), Number(minor), Number(patch)] as const;
  if (label === undefined) return { text, numbers };
  const rank = ranks.find(([pattern]) => pattern.test(label))?.[1];
  return rank === undefined ? undefined : { text, numbers, preRelease: [rank, Number(number)] };
}

/** Negative when `a` is older than `b`, 0 when they are the same release. */
export function compareUvVersions(a: UvVersion, b: UvVersion): number {
  const release = [Number.POSITIVE_INFINITY, 0] as const;
  const left = [...a.numbers, ...(a.preRelease ?? release)];
  const right = [...b.numbers, ...(b.preRelease ?? release)];
  for (const [index, number] of left.entries()) {
    const other = right[index] ?? 0;
    if (number !== other) return number < other ? -1 : 1;
  }
  return 0;
}
