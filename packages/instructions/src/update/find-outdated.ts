import { SkillwrightError } from "@skillwright/core";
import { resolveRef } from "../git/resolve-ref.ts";
import type { LockedSkill, SkillLock } from "../lock/skill-lock.ts";
import { parseSource } from "../source/parse-source.ts";
import { stageLocked } from "./stage-locked.ts";

/** How an installed skill stands to its source. */
export type OutdatedSkill =
  | { readonly name: string; readonly status: "current" }
  | {
      readonly name: string;
      readonly status: "outdated";
      readonly digest: string;
      readonly commit?: string | undefined;
    }
  | { readonly name: string; readonly status: "unreachable"; readonly message: string };

/** Compares every locked skill with its source. */
export async function findOutdated(
  lock: SkillLock,
  signal?: AbortSignal,
): Promise<OutdatedSkill[]> {
  const found: OutdatedSkill[] = [];
  for (const [name, locked] of Object.entries(lock))
    found.push(await compare(name, locked, signal));
  return found;
}

async function compare(
  name: string,
  locked: LockedSkill,
  signal?: AbortSignal,
): Promise<OutdatedSkill> {
  try {
    if (await isSameCommit(locked, signal)) return { name, status: "current" };
    // Another commit need not have touched this skill.
    const { digest, origin } = await stageLocked(name, locked, { frozen: false, signal });
    if (digest === locked.digest) return { name, status: "current" };
    return { name, status: "outdated", digest, commit: origin.commit };
  } catch (error) {
    signal?.throwIfAborted();
    if (!SkillwrightError.is(error)) throw error;
    return { name, status: "unreachable", message: error.message };
  }
}

async function isSameCommit(
  { source, commit }: LockedSkill,
  signal?: AbortSignal,
): Promise<boolean> {
  if (commit === undefined) return false;
  const parsed = await parseSource(source);
  if (parsed.type !== "git") return false;
  return (await resolveRef(parsed.url, parsed.ref ?? "HEAD", signal)) === commit;
}
