import { sha256Hex } from "../digest/sha256-hex.ts";

/** Normalising takes quadratic time where accents pile up, as no language does. */
const maxNormalizedLength = 10_000;

/** Eight hexadecimal digits: enough to tell apart the skills of one person. */
export function shortHash(text: string): string {
  const normalized = text.length > maxNormalizedLength ? text : text.normalize("NFC");
  return sha256Hex(normalized.trim()).slice(0, 8);
}
