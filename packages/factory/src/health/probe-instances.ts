import { factoryError } from "../errors.ts";
import { Deadline } from "../execution/deadline.ts";
import { untilAborted } from "../execution/until-aborted.ts";
import type { SkillHandle } from "../instances/skill-handle.ts";
import type { SkillHealthAnswer } from "../skill/skill.ts";

/** How one instance says it is. */
export interface InstanceHealth extends SkillHealthAnswer {
  readonly skillId: string;
  readonly version: string;
}

/** Time for one answer. */
const probeMs = 5_000;

/** Asks every instance; silence and errors are `failing`. */
export function probeInstances(handles: readonly SkillHandle[]): Promise<InstanceHealth[]> {
  return Promise.all(handles.map(probe));
}

async function probe({ registration, instance }: SkillHandle): Promise<InstanceHealth> {
  const { id: skillId, version } = registration;
  const silent = () => factoryError(`no answer in ${probeMs} ms`, { code: "execution-timeout" });
  using deadline = new Deadline(probeMs, silent);
  const { signal } = deadline;
  try {
    const ask = async (): Promise<SkillHealthAnswer> =>
      (await instance.healthCheck?.(signal)) ?? { status: "healthy" };
    return { skillId, version, ...(await untilAborted(ask(), signal)) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { skillId, version, status: "failing", detail };
  }
}
