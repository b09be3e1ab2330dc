import { isRunnable, SkillwrightError } from "@skillwright/core";
import type { SkillRecord, SkillStore } from "@skillwright/python-runtime";
import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import type { HostErrorCode } from "../errors.ts";
import { findSkill } from "../workspace/find-skill.ts";
import { checkSkillHealth } from "./check-skill-health.ts";

const payload = z.object({
  /** The skill's id, or its name. */
  skill_name: z.string().min(1),
});

/**
 * Shows that a skill starts: its environment is prepared, it shakes hands and says how it is. The
 * process that showed it ends again; calls start theirs themselves.
 */
export const skillPythonStart = defineCommand({
  name: "skill.python.start",
  payload,
  result: z.object({
    accepted: z.literal(true),
    skill_name: z.string(),
    skill_id: z.string(),
    health: z.string(),
  }),
  async run({ skill_name }, context) {
    const record = findByName(context.workspace.store, skill_name);
    if (!isRunnable(record.state)) throw notRunnable(record);
    const { status, detail } = await checkSkillHealth(record, context);
    if (status === "unreachable") throw notStarted(record, detail);
    return { accepted: true as const, skill_name, skill_id: record.id, health: status };
  },
});

/**
 * Ends what this host does for a skill: the commands that name it are aborted, and the processes that
 * were kept for further calls end, as other skills' calls of it do. The skill stays active: the next
 * call starts a new process. To keep it from running, disable it.
 */
export const skillPythonStop = defineCommand({
  name: "skill.python.stop",
  payload,
  result: z.object({
    accepted: z.literal(true),
    skill_name: z.string(),
    skill_id: z.string(),
    /** Commands that were aborted. */
    stopped: z.int(),
    /** Processes that ended, or threads of a code skill. */
    processes: z.int(),
  }),
  async run({ skill_name }, { workspace, host }) {
    const code = (await workspace.codeSkills()).get(skill_name);
    const { id } = code ?? findByName(workspace.store, skill_name);
    const running = host.running().filter(({ skillId }) => skillId === id);
    const stopped = running.filter(({ requestId }) => host.cancel(requestId)).length;
    const processes = await workspace.releaseSkill(id);
    return { accepted: true as const, skill_name, skill_id: id, stopped, processes };
  },
});

function findByName(store: SkillStore, name: string): SkillRecord {
  const byId = store.get(name);
  return byId ?? store.list().find((record) => record.name === name) ?? findSkill(store, name);
}

function notRunnable({ id, state }: SkillRecord) {
  return new SkillwrightError<HostErrorCode>(`${id} is ${state}`, {
    code: "skill-not-runnable",
    hint: "Only active skills run.",
  });
}

function notStarted({ id }: SkillRecord, detail = "no reason given") {
  return new SkillwrightError<HostErrorCode>(`${id} does not start: ${detail}`, {
    code: "skill-not-runnable",
    hint: `See how it does when tested: skill test ${id}`,
  });
}
