import { setTimeout } from "node:timers/promises";
import { SkillwrightError } from "@skillwright/core";
import type { DiscoveryErrorCode } from "../errors.ts";
import { hideSecrets } from "./hide-secrets.ts";

/** How often a write is tried while other processes write too. */
const attempts = 12;

/**
 * Runs a write, again when another process committed in between.
 *
 * LanceDB's writers are optimistic: it repeats some conflicts itself and reports the rest.
 *
 * @throws SkillwrightError `index-busy` after 12 attempts (about 5 s), `index-unavailable` for anything else.
 */
export async function commit<T>(what: string, write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (cause) {
      if (SkillwrightError.is(cause)) throw cause;
      if (!isConflict(cause)) throw unavailable(what, cause);
      if (attempt === attempts) {
        throw new SkillwrightError<DiscoveryErrorCode>(
          `could not ${what}: other processes kept writing to the index`,
          { code: "index-busy", hint: "Try again when they are done.", cause },
        );
      }
      await setTimeout(Math.random() * Math.min(1000, 20 * 2 ** attempt));
    }
  }
}

/** The error for a LanceDB call that failed for good; no secret of the connection is in it. */
export function unavailable(what: string, cause: unknown): SkillwrightError<DiscoveryErrorCode> {
  const code = "index-unavailable";
  if (!(cause instanceof Error)) {
    return new SkillwrightError(`could not ${what}`, { code, cause });
  }
  const message = hideSecrets(cause.message);
  const reason = message.split("\n", 1)[0];
  // The original as it is where it tells no secret: its stack is of use.
  const shown = message === cause.message ? cause : new Error(message);
  return new SkillwrightError(hideSecrets(`could not ${what}: ${reason}`), { code, cause: shown });
}

function isConflict(error: unknown): boolean {
  return (
    error instanceof Error && /conflict|concurrent|contention|already exists/i.test(error.message)
  );
}
