import type { LinkRecord } from "./notation/link-record.ts";
import type { Target } from "./structured/target.ts";

/** Version of the shape of compiled skills, in links notation and link records. */
export const schemaVersion = "0.2.0";

/** A deterministic skill: prompts, their answers, and everything that the description said about them. */
export interface CompiledSkillContent {
  /** Made from what the skill says, so equal skills have equal ids. */
  readonly id: string;
  /** Id that the same trigger and answer have as a behaviour rule of a dialogue. */
  readonly legacyBehaviorRuleId: string;
  /** The text that was compiled. */
  readonly sourceDescription: string;
  /** The prompt of the teaching sentence, or of the first expected test. */
  readonly trigger: string;
  /** The trigger as prompts are compared; `""` when it has neither letters nor digits. */
  readonly normalizedTrigger: string;
  /** What the trigger is answered with. */
  readonly response: string;
  readonly ruleId: string;
  readonly handlerId: string;
  /** `trigger_response_skill` when the description was prose. */
  readonly skillName: string;
  readonly inputs: readonly SkillInput[];
  readonly preconditions: readonly SkillStatement[];
  readonly steps: readonly SkillStep[];
  readonly effects: readonly SkillStatement[];
  readonly expectedTests: readonly SkillExpectedTest[];
  /** Granted capabilities, each once. */
  readonly requiredPermissions: readonly SkillPermission[];
  /** One for each target, sorted by its name. */
  readonly handlerStubs: readonly HandlerStub[];
}

/** A compiled skill with its two other forms: text for people, links for a store. */
export interface CompiledSkill extends CompiledSkillContent {
  /** @see toLinksNotation */
  readonly linksNotation: string;
  /** @see toLinkRecords */
  readonly linkRecords: readonly LinkRecord[];
}

/** A typed argument. */
export interface SkillInput {
  readonly id: string;
  readonly name: string;
  /** As the description spells it: `text`, `Integer`, `enum(low,high)`. */
  readonly valueType: string;
}

/** A precondition or an effect. */
export interface SkillStatement {
  readonly id: string;
  readonly description: string;
}

/** A step of the procedure. */
export interface SkillStep extends SkillStatement {
  /** From 1. */
  readonly order: number;
}

/** A prompt with the answer that it must get. */
export interface SkillExpectedTest {
  readonly id: string;
  readonly input: string;
  readonly normalizedInput: string;
  readonly expectedOutput: string;
  readonly triggerId: string;
  readonly handlerId: string;
}

/** A capability that the description grants. */
export interface SkillPermission extends SkillStatement {
  /** As in `tool:local_shell`. */
  readonly capability: string;
}

/** A function for people to complete, in one target language. */
export interface HandlerStub {
  readonly id: string;
  readonly target: Target;
  readonly signature: string;
  readonly source: string;
}
