import type { CompiledSkill, CompiledSkillContent } from "../compiled-skill.ts";
import { toLinkRecords } from "../notation/to-link-records.ts";
import { toLinksNotation } from "../notation/to-links-notation.ts";
import type { ExpectedTest, SkillSpec } from "../structured/skill-spec.ts";
import { normalizePrompt } from "../text/normalize-prompt.ts";
import { stableId } from "../text/stable-id.ts";
import { handlerSignature } from "./handler-signature.ts";
import { handlerSource } from "./handler-source.ts";

/** Gives every part of a specification its id. */
export function assembleSkill(sourceDescription: string, spec: SkillSpec): CompiledSkill {
  const { name, trigger, response } = spec;
  const id = stableId("compiled_skill", spec.canonical);
  const part = (kind: string, text: string) => stableId(`compiled_skill_${kind}`, `${id}:${text}`);
  const statement = (kind: string) => (description: string) => ({
    id: part(kind, description),
    description,
  });
  const normalizedTrigger = normalizePrompt(trigger);
  return withNotations({
    id,
    legacyBehaviorRuleId: stableId("behavior_rule_runtime", `${trigger}\n${response}`),
    sourceDescription,
    trigger,
    normalizedTrigger,
    response,
    ruleId: part("rule", `rule:${normalizedTrigger}`),
    handlerId: part("handler", `handler:${response}`),
    skillName: name,
    inputs: spec.inputs.map((input) => ({ id: part("input", input.name), ...input })),
    preconditions: spec.preconditions.map(statement("precondition")),
    steps: spec.steps.map((description, index) => {
      const order = index + 1;
      return { id: part("step", `${order}:${description}`), order, description };
    }),
    effects: spec.effects.map(statement("effect")),
    expectedTests: spec.expectedTests.map((test) => assembleTest(test, part)),
    requiredPermissions: spec.permissions.map(({ capability, description }) => ({
      id: part("permission", `${capability}:${description}`),
      capability,
      description,
    })),
    handlerStubs: spec.targets.map((target) => ({
      id: part("handler_stub", target),
      target,
      signature: handlerSignature(name, spec.inputs),
      source: handlerSource(target, spec),
    })),
  });
}

/** Adds the two forms that are derived from all other fields. */
export function withNotations(content: CompiledSkillContent): CompiledSkill {
  return {
    ...content,
    linksNotation: toLinksNotation(content),
    linkRecords: toLinkRecords(content),
  };
}

function assembleTest(
  { input, expectedOutput }: ExpectedTest,
  part: (kind: string, text: string) => string,
) {
  const normalizedInput = normalizePrompt(input);
  return {
    id: part("test", `${normalizedInput}:${expectedOutput}`),
    input,
    normalizedInput,
    expectedOutput,
    triggerId: part("rule", `test_rule:${normalizedInput}`),
    handlerId: part("handler", `test_handler:${normalizedInput}:${expectedOutput}`),
  };
}
