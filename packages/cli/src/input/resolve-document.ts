import { resolve } from "node:path";

/** A file is meant from where the person stands; an address is taken as it is. */
export function resolveDocument(document: string, cwd: string): string {
  return /^https?:\/\//.test(document) ? document : resolve(cwd, document);
}
