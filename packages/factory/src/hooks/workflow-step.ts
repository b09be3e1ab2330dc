import type { JsonObject, JsonValue } from "@skillwright/core";
import type { ExecutionOptions, ExecutionRequest } from "../execution/execution-options.ts";
import type { SkillFactory } from "../execution/skill-factory.ts";

/** A skill in the shape in which workflow engines take their steps. */
export interface WorkflowStep {
  readonly name: string;
  /**
   * Calls the skill.
   *
   * @throws the skill's error; the signal's reason.
   */
  run(input: JsonObject, options?: ExecutionOptions): Promise<JsonValue>;
}

/** Makes a skill a step of a workflow that the embedding program runs. */
export function workflowStep(
  factory: SkillFactory,
  skillId: string,
  request: Omit<ExecutionRequest, "input"> = {},
): WorkflowStep {
  return {
    name: request.action === undefined ? skillId : `${skillId}.${request.action}`,
    async run(input, options) {
      const result = await factory.execute(skillId, { ...request, input }, options);
      if (result.success) return result.result;
      throw result.error;
    },
  };
}
