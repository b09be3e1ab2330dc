import { type JsonObject, SkillwrightError } from "@skillwright/core";
import { checkActionInput } from "@skillwright/python-runtime";
import { factoryError } from "../errors.ts";
import { Deadline } from "../execution/deadline.ts";
import { untilAborted } from "../execution/until-aborted.ts";
import type { Registration } from "../registry/registration.ts";
import type { RegistrationState } from "../registry/registration-state.ts";
import type { SkillRegistry } from "../registry/skill-registry.ts";
import type { SkillInstance, SkillSetup } from "../skill/skill.ts";

/** What instances are made with. */
export interface InstanceParts {
  readonly registry: SkillRegistry;
  readonly services: Readonly<Record<string, unknown>>;
  readonly timeoutMs: number;
  readonly stopSignal: AbortSignal;
}

/**
 * Makes an instance ready, with what the skill declared and nothing more.
 *
 * @throws SkillwrightError `dependency-missing`, `dependency-cycle`, `service-missing`,
 *   `configuration-invalid`, `initialization-failed`, or what the skill threw.
 */
export async function createInstance(
  { registry, services, timeoutMs, stopSignal }: InstanceParts,
  registration: Registration,
  config: JsonObject,
): Promise<SkillInstance> {
  const { id, version } = registration;
  const started = performance.now();
  registry.resolveFor(registration);
  checkConfiguration(registration, config);
  const timeUp = () =>
    factoryError(`${id} was not ready after ${timeoutMs} ms`, { code: "initialization-failed" });
  using deadline = new Deadline(timeoutMs, timeUp, [stopSignal]);
  const { signal } = deadline;
  const making = initialize(registration, {
    config,
    services: pick(registration, services),
    signal,
  });
  const instance = await untilAborted(making, signal).catch((error) => {
    // It may still come, and then nobody wants it.
    making.then((late) => late.cleanup?.()).catch(() => {});
    throw error;
  });
  moveToActive(registry, registration);
  const durationMs = performance.now() - started;
  registry.events.emit("SkillCreated", { skillId: id, version, durationMs });
  return instance;
}

async function initialize({ id, skill }: Registration, setup: SkillSetup): Promise<SkillInstance> {
  try {
    return await skill.initialize(setup);
  } catch (error) {
    if (SkillwrightError.is(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw factoryError(`${id} could not be made ready: ${reason}`, {
      code: "initialization-failed",
      cause: error,
    });
  }
}

function checkConfiguration({ id, metadata }: Registration, config: JsonObject): void {
  const { configurationSchema: input } = metadata;
  if (input === undefined) return;
  const checked = checkActionInput(
    {
      name: "configuration",
      description: "",
      input,
      idempotent: true,
      pure: true,
      concurrency: "shared",
    },
    config,
  );
  if ("input" in checked) return;
  const problems = checked.diagnostics.map(({ message }) => message).join("; ");
  throw factoryError(`the configuration of ${id} is invalid: ${problems}`, {
    code: "configuration-invalid",
  });
}

function pick({ id, metadata }: Registration, services: Readonly<Record<string, unknown>>) {
  const missing = metadata.services.filter((name) => !Object.hasOwn(services, name));
  if (missing.length > 0) {
    throw factoryError(`${id} needs services that are not offered: ${missing.join(", ")}`, {
      code: "service-missing",
    });
  }
  return Object.fromEntries(metadata.services.map((name) => [name, services[name]]));
}

const path: Partial<Record<RegistrationState, RegistrationState>> = {
  registered: "validated",
  validated: "initialized",
  initialized: "active",
  inactive: "active",
};

/** Through every state on the way, so that whoever watches sees legal moves only. */
export function moveToActive(
  registry: SkillRegistry,
  { id, version, revision }: Registration,
): void {
  let now = registry.get(id, version);
  while (now?.revision === revision) {
    const next = path[now.state];
    if (next === undefined) return;
    now = registry.transition(id, next, { version });
  }
}
