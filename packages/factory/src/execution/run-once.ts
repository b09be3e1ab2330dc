import type { JsonValue } from "@skillwright/core";
import { factoryError } from "../errors.ts";
import type { SkillInstance } from "../skill/skill.ts";
import type { SkillContext } from "../skill/skill-context.ts";
import type { ResourceUsage } from "../telemetry/resource-usage.ts";
import type { Engine } from "./engine.ts";
import type { PreparedCall } from "./prepare-call.ts";
import { untilAborted } from "./until-aborted.ts";

/** What one run of an action gave, and how it ran. */
export interface RunReport {
  isolation: string;
  usage?: ResourceUsage | undefined;
}

/**
 * Runs the action once on an instance of its own or a shared one, as its concurrency says.
 *
 * @param report - filled in as far as the run came, also when it throws.
 */
export async function runOnce(
  { pool }: Pick<Engine, "pool">,
  { registration, action, input, config }: PreparedCall,
  context: SkillContext,
  report: RunReport,
): Promise<JsonValue> {
  const { signal } = context;
  using lease = await pool.lease(registration, config, action.concurrency, signal);
  const { instance } = lease;
  report.isolation = instance.isolation ?? "none";
  const call = { action: action.name, input };
  const problem = instance.validate?.(call);
  if (problem !== undefined) {
    throw factoryError(`the input of ${registration.id} ${action.name} is invalid: ${problem}`, {
      code: "input-invalid",
    });
  }
  const before = await instance.usage?.();
  try {
    const result = await untilAborted(start(instance, call, context), signal);
    return registration.skill.source.kind === "python" ? result : asJson(result, registration.id);
  } catch (error) {
    // An aborted call may still be at work in there, and the next one wants to be alone.
    if (signal.aborted && action.concurrency === "serial") lease.discard();
    throw error;
  } finally {
    report.usage = difference(before, await instance.usage?.());
  }
}

async function start(
  instance: SkillInstance,
  call: Parameters<SkillInstance["execute"]>[0],
  context: SkillContext,
): Promise<JsonValue> {
  return instance.execute(call, context);
}

/** Types say that it is JSON, but skills also come from files that no compiler saw. */
function asJson(result: JsonValue, id: string): JsonValue {
  try {
    if (JSON.stringify(result) !== undefined) return result;
  } catch (cause) {
    throw factoryError(`${id} returned what JSON cannot say`, { code: "result-not-json", cause });
  }
  throw factoryError(`${id} returned ${typeof result}`, { code: "result-not-json" });
}

function difference(before: ResourceUsage | undefined, after: ResourceUsage | undefined) {
  if (after === undefined) return undefined;
  return { ...after, cpuMs: Math.max(0, after.cpuMs - (before?.cpuMs ?? 0)) };
}
