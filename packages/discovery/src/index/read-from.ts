import { SkillwrightError } from "@skillwright/core";
import { type IndexPart, unavailable } from "./unavailable.ts";

/**
 * Runs a read of LanceDB's.
 *
 * @throws SkillwrightError `index-unavailable`, saying where.
 */
export async function readFrom<T>(part: IndexPart, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw SkillwrightError.is(cause) ? cause : unavailable("read the index", cause, part);
  }
}
