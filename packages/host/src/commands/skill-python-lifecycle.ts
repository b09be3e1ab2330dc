import { skillStates } from "@skillwright/core";
import type { SkillRecord } from "@skillwright/python-runtime";
import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import type { Workspace } from "../workspace/workspace.ts";

const skillPayload = z.object({ skill_id: z.string().min(1) });

const accepted = z.object({
  accepted: z.literal(true),
  skill_id: z.string(),
  status: z.enum(skillStates),
  version: z.string(),
});

function accept({ id, state, version }: SkillRecord): z.input<typeof accepted> {
  return { accepted: true, skill_id: id, status: state, version };
}

/** Also ends processes of what is no more to run; calls under way are finished, and not waited for. */
function acceptAndRelease(record: SkillRecord, workspace: Workspace) {
  void workspace.releaseSkill(record.id);
  return accept(record);
}

/** To `active`, from `testing` or `disabled`. */
export const skillPythonActivate = defineCommand({
  name: "skill.python.activate",
  payload: skillPayload,
  result: accepted,
  run: async ({ skill_id }, { workspace }) => accept(workspace.store.activate(skill_id)),
});

/** To `disabled`: kept, but not run and not found. */
export const skillPythonDisable = defineCommand({
  name: "skill.python.disable",
  payload: skillPayload,
  result: accepted,
  run: async ({ skill_id }, { workspace }) =>
    acceptAndRelease(workspace.store.disable(skill_id), workspace),
});

/** To `quarantined`, with a reason that `skill.show` tells. */
export const skillPythonQuarantine = defineCommand({
  name: "skill.python.quarantine",
  payload: skillPayload.extend({ reason: z.string().optional() }),
  result: accepted,
  run: async ({ skill_id, reason }, { workspace }) =>
    acceptAndRelease(
      workspace.store.quarantine(skill_id, reason?.trim() || "quarantined by a client"),
      workspace,
    ),
});

/** Back to the last healthy version; once more undoes it. */
export const skillPythonRollback = defineCommand({
  name: "skill.python.rollback",
  payload: skillPayload,
  result: accepted,
  run: async ({ skill_id }, { workspace }) =>
    acceptAndRelease(workspace.store.rollback(skill_id), workspace),
});

/** One step along the lifecycle; a step that there is not is refused and changes nothing. */
export const skillPythonAdvanceStatus = defineCommand({
  name: "skill.python.advance_status",
  payload: skillPayload.extend({ status: z.enum(skillStates) }),
  result: accepted,
  run: async ({ skill_id, status }, { workspace }) =>
    acceptAndRelease(workspace.store.advance(skill_id, status), workspace),
});
