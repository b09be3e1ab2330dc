/** Letters that models spend about a token on each: Chinese, Japanese and Korean. */
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/**
 * About how many tokens a text costs a model: a quarter of its characters, one for each wide letter.
 *
 * Tokenizers differ by more than this errs, so it is good for budgets and not for bills.
 */
export function estimateTokens(text: string): number {
  const wideLetters = text.match(wide)?.length ?? 0;
  return Math.ceil((text.length - wideLetters) / 4) + wideLetters;
}
