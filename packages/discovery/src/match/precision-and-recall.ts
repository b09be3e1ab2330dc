/** Shares in [0, 1]; precision is 1 when nothing is above the cut. */
export interface PrecisionAndRecall {
  readonly precision: number;
  readonly recall: number;
}

/**
 * How right "same" would be for every pair whose value is at least the cut, as if there were as
 * many pairs of the one label as of the other.
 */
export function precisionAndRecall(
  values: readonly number[],
  pairs: readonly { readonly same: boolean }[],
  cut: number,
): PrecisionAndRecall {
  const rate = (same: boolean) => {
    const of = values.filter((_, i) => pairs[i]?.same === same);
    return of.length === 0 ? 0 : of.filter((value) => value >= cut).length / of.length;
  };
  const [right, wrong] = [rate(true), rate(false)];
  return { precision: right + wrong === 0 ? 1 : right / (right + wrong), recall: right };
}
