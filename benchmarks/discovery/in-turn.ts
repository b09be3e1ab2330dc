/** How long something took, in milliseconds. */
export interface Timing {
  readonly name: string;
  readonly medianMs: number;
  /** The median of the first way is 1. */
  readonly besideTheFirst: number;
}

/**
 * Times several ways of doing something in turn, so that whatever else the machine does slows all.
 *
 * @param rounds - how often each is timed, after ten untimed rounds.
 */
export async function timeInTurn(
  ways: Readonly<Record<string, () => Promise<unknown>>>,
  rounds: number,
): Promise<Timing[]> {
  const taken = Object.keys(ways).map((): number[] => []);
  for (let round = -10; round < rounds; round++) {
    for (const [i, way] of Object.values(ways).entries()) {
      const start = performance.now();
      await way();
      if (round >= 0) taken[i]?.push(performance.now() - start);
    }
  }
  const medians = taken.map(
    (times) => times.toSorted((left, right) => left - right)[times.length >> 1] ?? Number.NaN,
  );
  return Object.keys(ways).map((name, i) => {
    const medianMs = medians[i] ?? Number.NaN;
    return { name, medianMs, besideTheFirst: medianMs / (medians[0] ?? Number.NaN) };
  });
}
