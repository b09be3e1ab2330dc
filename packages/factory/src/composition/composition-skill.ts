import { factoryError } from "../errors.ts";
import type { SkillRegistry } from "../registry/skill-registry.ts";
import { parseSkillMetadata } from "../skill/parse-skill-metadata.ts";
import type { Skill } from "../skill/skill.ts";
import { SkillError } from "../skill/skill-error.ts";
import { checkComposition } from "./check-composition.ts";
import type { Composition } from "./composition.ts";
import { parseComposition } from "./parse-composition.ts";
import { runSteps } from "./run-steps.ts";

/**
 * A composition as a skill of type `meta`, with the one action `run`: its input is the
 * composition's, its result that of the last step.
 *
 * It is checked when it is made ready. A failure carries how every step went as its `data`.
 *
 * @param source - an object or TOML.
 * @throws SkillwrightError `composition-invalid`, `skill-metadata-invalid`.
 */
export function compositionSkill(
  source: unknown,
  registry: SkillRegistry,
  { dir }: { readonly dir?: string | undefined } = {},
): Skill {
  const composition = parseComposition(source);
  const { id, name, version, description, input } = composition;
  const action = { name: "run", description, input, concurrency: "shared" as const };
  return {
    metadata: parseSkillMetadata({
      id,
      name,
      version,
      description,
      type: "meta",
      dependencies: dependenciesOf(composition),
      actions: [action],
    }),
    source: { kind: "composition", dir },
    initialize() {
      refuseUnsound(composition, registry);
      return {
        async execute({ input: given }, context) {
          const result = await runSteps(
            composition,
            given,
            ({ skillId, version: range, action: called, input: stepInput, signal }) =>
              context.call(skillId, { action: called, input: stepInput, range, signal }),
            context.signal,
          );
          if (result.status === "completed") return result.output ?? null;
          const steps = result.steps.map(({ id: step, status }) => ({ id: step, status }));
          throw new SkillError(result.error?.message ?? "a step failed", {
            code: "composition-failed",
            data: { steps },
          });
        },
      };
    },
  };
}

/** @throws SkillwrightError `composition-invalid` with every problem in the message. */
export function refuseUnsound(composition: Composition, registry: SkillRegistry): void {
  const problems = checkComposition(composition, registry);
  if (problems.length === 0) return;
  const messages = problems.map(({ path, message }) => `${path}: ${message}`);
  throw factoryError(`the composition ${composition.id} does not fit: ${messages.join("; ")}`, {
    code: "composition-invalid",
    cause: problems,
  });
}

/** Every skill that a step or a fallback names, in every range. */
function dependenciesOf({ steps }: Composition): string[] {
  const named = steps.flatMap(({ skill, fallback }) =>
    fallback && "skill" in fallback ? [skill, fallback.skill] : [skill],
  );
  return [...new Set(named)];
}
