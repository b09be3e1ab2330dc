import { type CompiledSkillContent, schemaVersion } from "../compiled-skill.ts";
import { quoteValue } from "./escape.ts";

/** Names and values, in the order in which they are written. */
export type NotationFields = readonly (readonly [name: string, value: string])[];

/** A compiled skill as reviewable text: its id, then one `name "value"` per line, lists indented. */
export function toLinksNotation(skill: CompiledSkillContent): string {
  return [skill.id, ...packageFields(skill), ...listLines(skill)].join("\n");
}

/** The lines of some fields at an indent. */
export function fieldLines(indent: string, fields: NotationFields): string[] {
  return fields.map(([name, value]) => `${indent}${name} ${quoteValue(value)}`);
}

function packageFields(skill: CompiledSkillContent): string[] {
  return fieldLines("  ", [
    ["type", "compiled_skill_package"],
    ["schema_version", schemaVersion],
    ["package_kind", "associative_package"],
    ["source", "natural_language_skill"],
    ["source_description", skill.sourceDescription],
    ["skill_name", skill.skillName],
    ["trigger_rule", skill.ruleId],
    ["trigger", skill.trigger],
    ["normalized_trigger", skill.normalizedTrigger],
    ["compiled_handler", skill.handlerId],
    ["handler_kind", "deterministic_response"],
    ["response", skill.response],
    ["replay_mode", "exact_normalized_prompt"],
    ["legacy_behavior_rule_id", skill.legacyBehaviorRuleId],
  ]);
}

function listLines(skill: CompiledSkillContent): string[] {
  return [
    ...skill.inputs.flatMap(({ name, id, valueType }) =>
      item("input", name, [
        ["id", id],
        ["type", valueType],
      ]),
    ),
    ...skill.preconditions.flatMap(({ id, description }) =>
      item("precondition", id, [["description", description]]),
    ),
    ...skill.steps.flatMap(({ id, order, description }) =>
      item("step", id, [
        ["order", String(order)],
        ["description", description],
      ]),
    ),
    ...skill.effects.flatMap(({ id, description }) =>
      item("effect", id, [["description", description]]),
    ),
    ...skill.expectedTests.flatMap((test) =>
      item("expected_test", test.id, [
        ["input", test.input],
        ["normalized_input", test.normalizedInput],
        ["expected_output", test.expectedOutput],
        ["trigger_rule", test.triggerId],
        ["compiled_handler", test.handlerId],
      ]),
    ),
    ...skill.requiredPermissions.flatMap(({ id, capability, description }) =>
      item("permission", id, [
        ["capability", capability],
        ["description", description],
      ]),
    ),
    ...skill.handlerStubs.flatMap(({ id, target, signature, source }) =>
      item("handler_stub", id, [
        ["target", target],
        ["signature", signature],
        ["source_code", source],
      ]),
    ),
  ];
}

function item(name: string, value: string, fields: NotationFields): string[] {
  return [...fieldLines("  ", [[name, value]]), ...fieldLines("    ", fields)];
}
