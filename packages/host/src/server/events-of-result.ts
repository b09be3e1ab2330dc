import { skillInvoke } from "../commands/skill-invoke.ts";
import type { HostEvent } from "../contract/host-events.ts";
import { outcomeWireSchema } from "../contract/outcome-wire.ts";

/** A command that was carried out. */
export interface AnsweredCommand {
  readonly requestId: string;
  readonly command: string;
  readonly skillId: string | undefined;
  readonly result: unknown;
}

/** What an answer means for those who listen besides the one who asked. */
export function eventsOfResult(answered: AnsweredCommand): HostEvent[] {
  switch (answered.command) {
    case "skill.generate":
    case "skill.proposal.approve":
      return generated(answered);
    case "skill.invoke":
      return executed(answered);
    default:
      return [];
  }
}

function generated({ requestId, result }: AnsweredCommand): HostEvent[] {
  const { data: outcome } = outcomeWireSchema.safeParse(result);
  if (outcome?.status !== "proposed" && outcome?.status !== "installed") return [];
  const { status, skill_id, name, proposal } = outcome;
  const payload = { request_id: requestId, skill_id, name, status, digest: proposal.digest };
  return [{ event: "skill.generated", payload }];
}

function executed({ requestId, skillId = "", result }: AnsweredCommand): HostEvent[] {
  const { data: run } = skillInvoke.result.safeParse(result);
  if (run === undefined) return [];
  const { success, error_code, execution_time_ms, isolation } = run;
  const facts = { success, error_code, execution_time_ms, isolation };
  const payload = { request_id: requestId, skill_id: skillId, ...facts };
  return [{ event: "skill.executed", payload }];
}
