/**
 * Whether a code unit has the Unicode property `White_Space`.
 *
 * JavaScript's own `trim` and `\s` differ: they miss U+0085 and include U+FEFF.
 * Every such character is one UTF-16 code unit long.
 */
export function isWhiteSpace(codeUnit: number): boolean {
  if (codeUnit < 0x80) return codeUnit === 0x20 || (codeUnit >= 0x09 && codeUnit <= 0x0d);
  return (
    codeUnit === 0x85 ||
    codeUnit === 0xa0 ||
    codeUnit === 0x1680 ||
    (codeUnit >= 0x2000 && codeUnit <= 0x200a) ||
    codeUnit === 0x2028 ||
    codeUnit === 0x2029 ||
    codeUnit === 0x202f ||
    codeUnit === 0x205f ||
    codeUnit === 0x3000
  );
}
