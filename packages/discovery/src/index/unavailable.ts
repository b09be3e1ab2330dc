import { SkillwrightError } from "@skillwright/core";
import type { DiscoveryErrorCode } from "../errors.ts";
import { hideSecrets, publicUri } from "./hide-secrets.ts";
import { lanceReason } from "./lance-reason.ts";

/** A connection or a table of LanceDB's, which can say where it is. */
export interface IndexPart {
  display(): string;
}

/**
 * The error for a LanceDB call that failed for good: what could not be done, where, why, and what to
 * do. No secret of the connection is in it, and none of the places in LanceDB's source.
 */
export function unavailable(
  what: string,
  cause: unknown,
  part?: IndexPart,
): SkillwrightError<DiscoveryErrorCode> {
  const code = "index-unavailable";
  const place = part && placeOf(part);
  const failure = hideSecrets(`could not ${what}${place === undefined ? "" : ` at ${place}`}`);
  if (!(cause instanceof Error)) return new SkillwrightError(failure, { code, cause });
  const message = hideSecrets(cause.message);
  const reason = lanceReason(message);
  // The original as it is where it tells no secret: its stack is of use.
  const shown = message === cause.message ? cause : new Error(message);
  return new SkillwrightError(`${failure}: ${reason}`, {
    code,
    hint: hintFor(reason),
    cause: shown,
  });
}

/** The directory or address that LanceDB shows of a part, as in `NativeTable(skills, uri=/data/index/skills.lance, …)`. */
function placeOf(part: IndexPart): string | undefined {
  const uri = /\buri=([^,)]+)/.exec(part.display())?.[1];
  return uri === undefined ? undefined : publicUri(uri);
}

/** What helps against the reason. */
function hintFor(reason: string): string {
  if (/no space left|disk quota|os error (28|112|122)\b/i.test(reason)) {
    return "Free some space, then bring the index up to date: skill index rebuild";
  }
  if (/permission denied|read-only|os error (5|13|30)\b/i.test(reason)) {
    return "Make the place writable, or name another as uri in [discovery].";
  }
  return "See whether the place is there and may be used: uri in [discovery], without it the data directory's index.";
}
