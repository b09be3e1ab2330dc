import { setTimeout } from "node:timers/promises";
import { SkillwrightError } from "@skillwright/core";
import type { DiscoveryErrorCode } from "../errors.ts";
import { type IndexPart, unavailable } from "./unavailable.ts";

/** How often a write is tried while other processes write too. */
const attempts = 12;

/**
 * Runs a write, again when another process committed in between.
 *
 * LanceDB's writers are optimistic: it repeats some conflicts itself and reports the rest.
 *
 * @param part - what is written to, so that the error says where that is.
 * @throws SkillwrightError `index-busy` after 12 attempts (about 5 s), `index-unavailable` for anything else.
 */
export async function commit<T>(
  what: string,
  part: IndexPart,
  write: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (cause) {
      if (SkillwrightError.is(cause)) throw cause;
      if (!isConflict(cause)) throw unavailable(what, cause, part);
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

function isConflict(error: unknown): boolean {
  return (
    error instanceof Error && /conflict|concurrent|contention|already exists/i.test(error.message)
  );
}
