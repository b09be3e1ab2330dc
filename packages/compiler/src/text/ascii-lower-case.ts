/**
 * Lower-cases `A` to `Z` and nothing else.
 *
 * `toLowerCase` would also turn the Kelvin sign into `k` and so find labels where there are none.
 */
export function asciiLowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
