import { SkillwrightError } from "@skillwright/core";
import { hostCommands } from "@skillwright/host";
import type { CommandSession } from "../command-session.ts";

/** Fewest digits that a person may shorten a digest to. */
const minPrefix = 8;

/**
 * The whole digest that a person means. What is not a beginning of exactly one waiting proposal is
 * passed on as it is, for the host to judge.
 *
 * @throws SkillwrightError `digest-ambiguous`
 */
export async function resolveDigest(session: CommandSession, typed: string): Promise<string> {
  const prefix = typed.toLowerCase().replace(/^sha256:/, "");
  const whole = `sha256:${prefix}`;
  if (!/^[0-9a-f]+$/.test(prefix) || prefix.length < minPrefix || prefix.length === 64)
    return whole;
  const { proposals } = await session.call(hostCommands.skillProposalList, {});
  const matching = proposals.filter(({ digest }) => digest.startsWith(whole));
  if (matching.length > 1) {
    throw new SkillwrightError(`${matching.length} proposals begin with ${typed}`, {
      code: "digest-ambiguous",
      hint: "Give more digits of the digest.",
    });
  }
  return matching[0]?.digest ?? whole;
}
