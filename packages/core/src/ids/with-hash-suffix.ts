import { cutId } from "./cut-id.ts";
import { shortHash } from "./short-hash.ts";

/** Longest id that we make: short of the 64 allowed, as in the reference implementation. */
export const maxDerivedIdLength = 60;

const suffixLength = "-00000000".length;

/**
 * The id with a short hash of `seed`, for when it is taken or says less than the intent did.
 *
 * @returns at most 60 characters; the id is cut to make room, the hash never is.
 */
export function withHashSuffix(id: string, seed: string): string {
  return `${cutId(id, maxDerivedIdLength - suffixLength)}-${shortHash(seed)}`;
}
