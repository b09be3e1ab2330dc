import type { JsonValue } from "@skillwright/core";
import { parseSkillMetadata } from "./parse-skill-metadata.ts";
import type { Skill, SkillCall, SkillHealthAnswer, SkillSetup } from "./skill.ts";
import type { SkillContext } from "./skill-context.ts";
import type { SkillMetadataInput } from "./skill-metadata.ts";

/** A code skill as its author writes it; `State` is what `initialize` returns. */
export interface CodeSkill<State = undefined> {
  readonly metadata: SkillMetadataInput;
  /** Opens what every call needs. */
  initialize?(setup: SkillSetup): Promise<State> | State;
  execute(call: SkillCall, context: SkillContext, state: State): Promise<JsonValue> | JsonValue;
  /** What is wrong with an input that its schema allows, or nothing. */
  validate?(call: SkillCall): string | undefined;
  healthCheck?(state: State, signal: AbortSignal): Promise<SkillHealthAnswer> | SkillHealthAnswer;
  /** Closes what `initialize` opened. */
  cleanup?(state: State): Promise<void> | void;
}

/** A code skill that needs nothing opened. */
type StatelessSkill = CodeSkill<undefined> & { readonly initialize?: never };

/**
 * Makes a {@link Skill} of a TypeScript object.
 *
 * @param options.dir - absolute directory of its source, when it was loaded from one.
 * @throws SkillwrightError `skill-metadata-invalid`.
 */
export function defineSkill(code: StatelessSkill, options?: { readonly dir?: string }): Skill;
export function defineSkill<State>(
  code: CodeSkill<State> & Required<Pick<CodeSkill<State>, "initialize">>,
  options?: { readonly dir?: string },
): Skill;
export function defineSkill<State>(
  code: CodeSkill<State | undefined>,
  options: { readonly dir?: string } = {},
): Skill {
  return {
    metadata: parseSkillMetadata(code.metadata),
    source: { kind: "code", dir: options.dir },
    async initialize(setup) {
      const state = await code.initialize?.(setup);
      return {
        execute: (call, context) => code.execute(call, context, state),
        ...(code.validate && { validate: (call) => code.validate?.(call) }),
        healthCheck: (signal) => code.healthCheck?.(state, signal) ?? { status: "healthy" },
        cleanup: () => code.cleanup?.(state),
      };
    },
  };
}
