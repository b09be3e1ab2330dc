/** Whether at least half of the letters of a text are Latin; a text without letters is. */
export function isMostlyLatin(text: string): boolean {
  return latinShare(text) >= 0.5;
}

/** The share of a text's letters that are Latin, 1 without letters. */
export function latinShare(text: string): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters === 0 ? 1 : latin / letters;
}
