/**
 * Orders texts by code point, which is also the order of their UTF-8 bytes.
 *
 * The default order is that of UTF-16 units: it puts U+1F600 before U+FF5A.
 *
 * @returns a negative number, 0 or a positive number, as `Array.prototype.sort` wants it.
 */
export function compareCodePoints(left: string, right: string): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index++) {
    if (left.charCodeAt(index) !== right.charCodeAt(index)) {
      return rank(left.charCodeAt(index)) - rank(right.charCodeAt(index));
    }
  }
  return left.length - right.length;
}

/** Surrogates stand for code points beyond U+FFFF, so they come after every other unit. */
function rank(codeUnit: number): number {
  return codeUnit >= 0xd800 && codeUnit <= 0xdfff ? codeUnit + 0x10000 : codeUnit;
}
