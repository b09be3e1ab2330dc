const encoder = new TextEncoder();
// Most texts are short, and a buffer of their own would cost more than their hash.
const scratch = new Uint8Array(4096);
const hexBytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/**
 * `prefix`, an underscore and the 16 hexadecimal digits of FNV-1a (64 bit) over the UTF-8 bytes of `text`.
 *
 * The prefix is not hashed.
 *
 * @see http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function stableId(prefix: string, text: string): string {
  // Two 32-bit halves instead of one BigInt, and 16-bit factors that keep every product a small integer.
  let high = 0xcbf29ce4 | 0;
  let low = 0x84222325 | 0;
  for (const byte of utf8(text)) {
    low ^= byte;
    const lower = (low & 0xffff) * 0x1b3;
    const upper = (low >>> 16) * 0x1b3 + (lower >>> 16);
    // The prime is 2^40 + 0x1b3, so the hash times 2^40 adds the low half, shifted, to the high one.
    high = (Math.imul(high, 0x1b3) + (upper >>> 16) + (low << 8)) | 0;
    low = (upper << 16) | (lower & 0xffff);
  }
  return `${prefix}_${hex(high)}${hex(low)}`;
}

/** The bytes of a text, to be read before the next call. */
function utf8(text: string): Uint8Array {
  // A UTF-16 unit takes three bytes at most.
  if (3 * text.length > scratch.length) return encoder.encode(text);
  return scratch.subarray(0, encoder.encodeInto(text, scratch).written);
}

function hex(half: number): string {
  return [24, 16, 8, 0].map((shift) => hexBytes[(half >>> shift) & 0xff]).join("");
}
