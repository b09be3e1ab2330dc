import { createHash } from "node:crypto";
import type { SkillEntry } from "../entry.ts";

/** Digests of an entry under one embedder, to see what changed without comparing it all. */
export interface EntryDigests {
  /** Changes when the row would. */
  readonly digest: string;
  /** Changes only when a vector would. */
  readonly textDigest: string;
}

/** Both digests of an entry; equal entries have equal ones in every process. */
export function entryDigests(entry: SkillEntry, embedder: string): EntryDigests {
  const { id, name, description, source, tags = [], examples = [], state = "active" } = entry;
  // JSON as the frame: no two entries give the same text.
  const vector = entry.vector === undefined ? null : Array.from(entry.vector);
  const textDigest = sha256(JSON.stringify([embedder, name, description, examples, vector]));
  return { digest: sha256(JSON.stringify([textDigest, id, source, tags, state])), textDigest };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
