import type { Diagnostic } from "@skillwright/core";
import type { SkillRegistry } from "../registry/skill-registry.ts";
import { parseDependency } from "../skill/parse-dependency.ts";
import { checkPaths } from "./check-paths.ts";
import { checkStepInput } from "./check-step-input.ts";
import type { Composition, CompositionStep } from "./composition.ts";
import { stepOrder, upstreamOf } from "./step-order.ts";

/**
 * Everything that would keep a composition from working, found without running it: unknown skills
 * and actions, circles, paths that lead nowhere, inputs that do not fit their actions' schemas.
 *
 * @returns diagnostics whose `path` is the key path in the definition; `[]` when it is sound.
 */
export function checkComposition(composition: Composition, registry: SkillRegistry): Diagnostic[] {
  const { steps } = composition;
  const ids = steps.map(({ id }) => id);
  const taken = steps.flatMap(({ id }, index) =>
    ids.indexOf(id) < index
      ? [problem("step-id-taken", `two steps are called ${id}`, `steps.${index}.id`)]
      : [],
  );
  // Without names of their own nothing else about the steps can be said.
  if (taken.length > 0) return taken;
  const order = stepOrder(composition);
  const shape = steps.flatMap((step, index) => [
    ...checkOrder(step, index, ids, order),
    ...checkTarget(step.skill, step.action, `steps.${index}`, registry),
    ...(step.fallback && "skill" in step.fallback
      ? checkTarget(step.fallback.skill, step.fallback.action, `steps.${index}.fallback`, registry)
      : []),
  ]);
  // Paths and types are only looked at along an order that exists.
  if (shape.length > 0) return shape;
  return steps.flatMap((step, index) => [
    ...checkPaths(step, index, upstreamOf(step.id, order)),
    ...checkStepInput(composition, step, index, registry),
  ]);
}

function checkOrder(
  { id, after = [] }: CompositionStep,
  index: number,
  ids: readonly string[],
  order: ReadonlyMap<string, readonly string[]>,
): Diagnostic[] {
  const path = `steps.${index}`;
  return [
    ...after
      .filter((other) => !ids.includes(other))
      .map((other) => problem("step-unknown", `no step is called ${other}`, `${path}.after`)),
    ...(upstreamOf(id, order).has(id)
      ? [problem("step-circle", `step ${id} waits for itself`, `${path}.after`)]
      : []),
  ];
}

function checkTarget(
  skill: string,
  action: string | undefined,
  path: string,
  registry: SkillRegistry,
): Diagnostic[] {
  const { id, range } = parseDependency(skill) ?? { id: skill, range: "*" };
  const registration = registry.get(id, range === "*" ? undefined : range);
  if (registration === undefined) {
    return [problem("skill-not-found", `no registered skill fits ${skill}`, `${path}.skill`)];
  }
  const names = registration.metadata.actions.map(({ name }) => name);
  const known = action === undefined ? names.length === 1 : names.includes(action);
  if (known) return [];
  const message =
    action === undefined
      ? `${id} has several actions: name one of ${names.join(", ")}`
      : `${id} has no action ${action}, only ${names.join(", ")}`;
  return [problem("action-unknown", message, `${path}.action`)];
}

function problem(code: string, message: string, path: string): Diagnostic {
  return { code, severity: "error", message, path };
}
