import type { CompiledSkillContent } from "../compiled-skill.ts";
import { stableId } from "../text/stable-id.ts";
import type { NotationFields } from "./to-links-notation.ts";

/** What a link record says, before it is taken apart into links. */
export interface RecordDescription {
  readonly id: string;
  readonly sourceId: string;
  readonly recordType: string;
  readonly subtype: string;
  readonly fields: NotationFields;
}

/** The records of a skill: the package first, then its parts in their order. */
export function recordDescriptions(skill: CompiledSkillContent): RecordDescription[] {
  const part = (id: string, recordType: string, subtype: string, fields: NotationFields) => ({
    id,
    sourceId: skill.id,
    recordType,
    subtype,
    fields,
  });
  return [
    {
      id: skill.id,
      sourceId: stableId("natural_language_skill", skill.sourceDescription),
      recordType: "CompiledSkillPackage",
      subtype: "associative_package",
      fields: [
        ["source_description", skill.sourceDescription],
        ["skill_name", skill.skillName],
        ["trigger_rule", skill.ruleId],
        ["compiled_handler", skill.handlerId],
        ["replay_mode", "exact_normalized_prompt"],
      ],
    },
    part(skill.ruleId, "CompiledSkillTriggerRule", "substitution_rule", [
      ["trigger", skill.trigger],
      ["normalized_trigger", skill.normalizedTrigger],
      ["handler", skill.handlerId],
    ]),
    part(skill.handlerId, "CompiledSkillHandler", "deterministic_response_handler", [
      ["handler_kind", "deterministic_response"],
      ["response", skill.response],
    ]),
    ...skill.inputs.map(({ id, name, valueType }) =>
      part(id, "CompiledSkillInput", "typed_input", [
        ["name", name],
        ["type", valueType],
      ]),
    ),
    ...skill.preconditions.map(({ id, description }) =>
      part(id, "CompiledSkillPrecondition", "precondition", [["description", description]]),
    ),
    ...skill.steps.map(({ id, order, description }) =>
      part(id, "CompiledSkillStep", "procedure_step", [
        ["order", String(order)],
        ["description", description],
      ]),
    ),
    ...skill.effects.map(({ id, description }) =>
      part(id, "CompiledSkillEffect", "declared_effect", [["description", description]]),
    ),
    ...skill.expectedTests.map((test) =>
      part(test.id, "CompiledSkillExpectedTest", "generated_test", [
        ["input", test.input],
        ["expected_output", test.expectedOutput],
        ["trigger_rule", test.triggerId],
        ["compiled_handler", test.handlerId],
      ]),
    ),
    ...skill.requiredPermissions.map(({ id, capability, description }) =>
      part(id, "CompiledSkillPermission", "permission_grant", [
        ["capability", capability],
        ["description", description],
      ]),
    ),
    ...skill.handlerStubs.map(({ id, target, signature, source }) =>
      part(id, "CompiledSkillHandlerStub", "generated_handler_stub", [
        ["target", target],
        ["signature", signature],
        ["source_code", source],
      ]),
    ),
  ];
}
