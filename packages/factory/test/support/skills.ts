import type { JsonValue } from "@skillwright/core";
import { type CodeSkill, defineSkill } from "../../src/skill/define-skill.ts";
import type { Skill, SkillCall } from "../../src/skill/skill.ts";
import type { SkillContext } from "../../src/skill/skill-context.ts";
import { SkillError } from "../../src/skill/skill-error.ts";
import type { SkillMetadataInput } from "../../src/skill/skill-metadata.ts";

type Execute = (call: SkillCall, context: SkillContext) => Promise<JsonValue> | JsonValue;

/** A code skill with one shared, idempotent action, unless the metadata says otherwise. */
export function skillOf(
  id: string,
  execute: Execute,
  metadata: Partial<SkillMetadataInput> = {},
  rest: Pick<CodeSkill, "validate"> = {},
): Skill {
  const actions = [{ name: "execute", idempotent: true, concurrency: "shared" as const }];
  return defineSkill({
    metadata: { id, name: id, version: "1.0.0", actions, ...metadata },
    execute,
    ...rest,
  });
}

/** Gives back its input. */
export const echo = skillOf("echo", ({ input }) => input);

/** Never answers and does not listen to its signal. */
export const hang = skillOf("hang", () => new Promise(() => {}));

/** Fails with transient errors until it has been called often enough. */
export function failing(times: number, id = "failing"): Skill & { calls: number } {
  const skill = skillOf(id, () => {
    counted.calls += 1;
    if (counted.calls > times) return "done";
    throw new SkillError("the service is away", { code: "service-error", transient: true });
  });
  const counted = { ...skill, calls: 0 };
  return counted;
}
