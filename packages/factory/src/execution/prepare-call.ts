import type { JsonObject } from "@skillwright/core";
import { checkActionInput } from "@skillwright/python-runtime";
import { factoryError } from "../errors.ts";
import { isAvailable } from "../registry/is-available.ts";
import type { Registration } from "../registry/registration.ts";
import type { SkillRegistry } from "../registry/skill-registry.ts";
import type { SkillMetadata } from "../skill/skill-metadata.ts";
import type { ExecutionRequest } from "./execution-options.ts";

/** A declared action. */
export type SkillAction = SkillMetadata["actions"][number];

/** A call that may be made: the skill is there, the action known, the input checked. */
export interface PreparedCall {
  readonly registration: Registration;
  readonly action: SkillAction;
  readonly input: JsonObject;
  readonly config: JsonObject;
}

/** @throws SkillwrightError `skill-not-found`. */
export function findRegistered(registry: SkillRegistry, id: string, range?: string): Registration {
  const registration = registry.get(id, range);
  if (registration !== undefined) return registration;
  const which = range === undefined ? "" : ` in ${range}`;
  throw factoryError(`no skill ${JSON.stringify(id.slice(0, 100))} is registered${which}`, {
    code: "skill-not-found",
  });
}

/** @throws SkillwrightError `skill-not-found`, `skill-not-runnable`. */
export function findRunnable(registry: SkillRegistry, id: string, range?: string): Registration {
  const registration = findRegistered(registry, id, range);
  if (isAvailable(registration)) return registration;
  const { state, stateReason } = registration;
  throw factoryError(`${id} is ${state}${stateReason ? `: ${stateReason}` : ""}`, {
    code: "skill-not-runnable",
  });
}

/** @throws SkillwrightError `action-unknown`, `input-invalid`. */
export function prepareCall(
  registration: Registration,
  { action: name, input = {}, config = {} }: ExecutionRequest,
): PreparedCall {
  const { id, metadata } = registration;
  const action = chooseAction(metadata, name);
  if (takesAnyObject(action)) return { registration, action, input, config };
  const { output: _, ...declared } = action;
  const checked = checkActionInput(declared, input);
  if ("input" in checked) return { registration, action, input: checked.input, config };
  const problems = checked.diagnostics.map(({ message }) => message).join("; ");
  throw factoryError(`the input of ${id} ${action.name} is invalid: ${problems}`, {
    code: "input-invalid",
  });
}

function chooseAction({ id, actions }: SkillMetadata, name: string | undefined): SkillAction {
  const [only] = actions;
  if (name === undefined && actions.length === 1 && only !== undefined) return only;
  const named = actions.find((action) => action.name === name);
  if (named !== undefined) return named;
  const problem =
    name === undefined
      ? `has ${actions.length} actions and none was named`
      : `has no action ${JSON.stringify(name.slice(0, 100))}`;
  throw factoryError(`${id} ${problem}`, {
    code: "action-unknown",
    hint: `Name one of: ${actions.map((action) => action.name).join(", ")}.`,
  });
}

/** Most code skills check their input themselves; a schema that says nothing need not be asked. */
function takesAnyObject({ input }: SkillAction): boolean {
  return Object.keys(input).length === 1 && input["type"] === "object";
}
