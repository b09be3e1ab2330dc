import { type Diagnostic, isJsonObject, type JsonSchema, type JsonValue } from "@skillwright/core";
import type { SkillAction } from "../execution/prepare-call.ts";
import type { SkillRegistry } from "../registry/skill-registry.ts";
import { parseDependency } from "../skill/parse-dependency.ts";
import type { Composition, CompositionStep } from "./composition.ts";
import { singularPath } from "./json-path.ts";
import { acceptsType, asSchema, schemaAt } from "./schema-types.ts";
import { stepOrder } from "./step-order.ts";

/** What a step gets that its action's schema does not take, as far as schemas say. */
export function checkStepInput(
  composition: Composition,
  step: CompositionStep,
  index: number,
  registry: SkillRegistry,
): Diagnostic[] {
  const action = findAction(step, registry);
  if (action === undefined) return [];
  const given = describeInput(composition, step, registry);
  if (given === undefined) return [];
  const at = `steps.${index}.input`;
  const { properties, required, closed } = shapeOf(action.input);
  const names = Object.keys(given.properties);
  const missing = required.filter((name) => !names.includes(name) && given.complete);
  const unknown = closed && given.complete ? names.filter((name) => !(name in properties)) : [];
  const misfits = names.filter((name) => {
    const wanted = asSchema(properties[name]);
    const got = given.properties[name];
    return wanted !== undefined && got !== undefined && !acceptsType(wanted, got);
  });
  const problem = (message: string): Diagnostic => ({
    code: "step-input-invalid",
    severity: "error",
    message: `step ${step.id}: ${message}`,
    path: at,
  });
  return [
    ...missing.map((name) => problem(`${name} is missing`)),
    ...unknown.map((name) => problem(`${name} is not known`)),
    ...misfits.map((name) => problem(`${name} is of another type`)),
  ];
}

/** What is known about an input before it exists. */
interface GivenInput {
  /** Schemas of its properties; `undefined` where nothing is known. */
  readonly properties: Readonly<Record<string, JsonSchema | undefined>>;
  /** Whether it has no other properties. */
  readonly complete: boolean;
}

function describeInput(
  composition: Composition,
  step: CompositionStep,
  registry: SkillRegistry,
): GivenInput | undefined {
  const { input } = step;
  if (input !== undefined) {
    if (!isJsonObject(input) || typeof input["$path"] === "string") return undefined;
    const properties = Object.entries(input).map(([name, template]) => [
      name,
      schemaOf(template, composition, step, registry),
    ]);
    return { properties: Object.fromEntries(properties), complete: true };
  }
  const [only, ...others] = stepOrder(composition).get(step.id) ?? [];
  if (step.each !== undefined || others.length > 0) return undefined;
  const schema = only === undefined ? composition.input : outputSchema(composition, only, registry);
  if (schema === undefined) return undefined;
  const { properties, closed } = shapeOf(schema);
  const known = Object.entries(properties).map(([name, each]) => [name, asSchema(each)]);
  return { properties: Object.fromEntries(known), complete: closed };
}

/** The schema of what a template will give, as far as it is known. */
function schemaOf(
  template: JsonValue,
  composition: Composition,
  step: CompositionStep,
  registry: SkillRegistry,
): JsonSchema | undefined {
  if (typeof template !== "string" || !template.startsWith("$") || template.startsWith("$$")) {
    return isPlain(template) ? { const: template } : undefined;
  }
  const [root, ...rest] = singularPath(template) ?? [];
  if (root === "input") return schemaAt(composition.input, rest);
  const [other, ...inside] = rest;
  if (root !== "steps" || other === undefined || step.id === other) return undefined;
  const schema = outputSchema(composition, String(other), registry);
  return schema && schemaAt(schema, inside);
}

/** The schema of what a step hands on. */
function outputSchema(
  { steps }: Composition,
  id: string,
  registry: SkillRegistry,
): JsonSchema | undefined {
  const step = steps.find((each) => each.id === id);
  // Where a step may hand on something else than its action's result, nothing is known.
  const certain =
    step !== undefined &&
    !step.when &&
    !step.each &&
    !step.fallback &&
    !step.continueOnError &&
    step.output.kind !== "select";
  const schema = certain ? findAction(step, registry)?.output : undefined;
  if (schema === undefined || step === undefined) return undefined;
  const { output } = step;
  if (output.kind === "wrap") {
    return { type: "object", properties: { [output.key]: schema }, additionalProperties: false };
  }
  return output.kind === "extract_field" ? schemaAt(schema, [output.field]) : schema;
}

function findAction(
  { skill, action: name }: CompositionStep,
  registry: SkillRegistry,
): SkillAction | undefined {
  const { id, range } = parseDependency(skill) ?? { id: skill, range: "*" };
  const actions = registry.get(id, range === "*" ? undefined : range)?.metadata.actions ?? [];
  return name === undefined ? actions[0] : actions.find((action) => action.name === name);
}

function shapeOf(schema: JsonSchema) {
  const { properties, required, additionalProperties } = schema;
  return {
    properties: properties !== undefined && isJsonObject(properties) ? properties : {},
    required: Array.isArray(required) ? required.map(String) : [],
    closed: additionalProperties === false,
  };
}

function isPlain(value: JsonValue): boolean {
  return value === null || typeof value !== "object";
}
