import { normaliseRows } from "../../embed/normalise.ts";
import type { TextStates } from "./pair-network.ts";

/** How long the two vectors of a token are. */
export interface TokenSizes {
  /** What is compared, `h`. */
  readonly width: number;
  /** By what tokens find each other, `g`. */
  readonly seeking: number;
}

/**
 * Packs what a pair network keeps of a text, for an index: a byte for every number.
 *
 * The bytes of a token: `h` and `g` signed ones, then two 32-bit numbers, little-endian: what the first
 * are to be multiplied with, and the token's importance.
 */
export function packText(
  { tokens, projected, attended, importance }: TextStates,
  { width, seeking }: TokenSizes,
): Uint8Array {
  const size = width + seeking + 8;
  const packed = new Uint8Array(tokens * size);
  const view = new DataView(packed.buffer);
  for (let token = 0; token < tokens; token++) {
    const at = token * size;
    const values = projected.subarray(token * width, (token + 1) * width);
    const scale = values.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0) / most;
    values.forEach((value, i) => {
      view.setInt8(at + i, scale === 0 ? 0 : Math.round(value / scale));
    });
    attended.subarray(token * seeking, (token + 1) * seeking).forEach((value, i) => {
      view.setInt8(at + width + i, Math.round(value * most));
    });
    view.setFloat32(at + width + seeking, scale, true);
    view.setFloat32(at + width + seeking + 4, importance[token] ?? 0, true);
  }
  return packed;
}

/** What {@link packText} packed, but for what a byte cannot hold. */
export function unpackText(packed: Uint8Array, { width, seeking }: TokenSizes): TextStates {
  const size = width + seeking + 8;
  const tokens = Math.floor(packed.length / size);
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const projected = new Float32Array(tokens * width);
  const attended = new Float32Array(tokens * seeking);
  const importance = new Float32Array(tokens);
  for (let token = 0; token < tokens; token++) {
    const at = token * size;
    const scale = view.getFloat32(at + width + seeking, true);
    for (let i = 0; i < width; i++) projected[token * width + i] = view.getInt8(at + i) * scale;
    for (let i = 0; i < seeking; i++) attended[token * seeking + i] = view.getInt8(at + width + i);
    importance[token] = view.getFloat32(at + width + seeking + 4, true);
  }
  return { tokens, projected, attended: normaliseRows(attended, seeking), importance };
}

/** The largest number that a signed byte holds. */
const most = 127;
