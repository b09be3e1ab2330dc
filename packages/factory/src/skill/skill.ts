import type { JsonObject, JsonValue } from "@skillwright/core";
import type { ResourceUsage } from "../telemetry/resource-usage.ts";
import type { SkillContext } from "./skill-context.ts";
import type { SkillMetadata } from "./skill-metadata.ts";

/** What a skill is given when it is made ready: its configuration and the services that it declared. */
export interface SkillSetup {
  readonly config: JsonObject;
  /** Exactly those named in `metadata.services`. */
  readonly services: Readonly<Record<string, unknown>>;
  /** Aborts when the time for it is up, or the factory stops. */
  readonly signal: AbortSignal;
}

/** One call as an instance gets it: the input is checked and its defaults are filled in. */
export interface SkillCall {
  readonly action: string;
  readonly input: JsonObject;
}

/** How an instance says it is. */
export interface SkillHealthAnswer {
  readonly status: "healthy" | "degraded" | "failing";
  readonly detail?: string | undefined;
}

/** A skill that is ready to run. */
export interface SkillInstance {
  /**
   * Runs one action.
   *
   * Errors are thrown; a `SkillError` says whether they are transient. When `context.signal` aborts,
   * nobody waits for the answer any more.
   */
  execute(call: SkillCall, context: SkillContext): Promise<JsonValue> | JsonValue;
  /** Refuses an input that its schema allows: what is wrong with it, or nothing. */
  validate?(call: SkillCall): string | undefined;
  healthCheck?(signal: AbortSignal): Promise<SkillHealthAnswer> | SkillHealthAnswer;
  /** Lets go of what the instance holds. An aborted call may still be under way. */
  cleanup?(): Promise<void> | void;
  /** Whether it can take another call; a process that ended cannot. Default true. */
  readonly usable?: boolean;
  /** How it is confined: `none` (our own process), `limits`, `sandbox`. Default `none`. */
  readonly isolation?: string;
  /** What the instance has used since it started. */
  usage?(): Promise<ResourceUsage | undefined>;
}

/** Where a skill's code lies, for the validator and for hot reload. */
export interface SkillSource {
  readonly kind: "code" | "python" | "compiled" | "composition";
  /** Absolute directory of its files; absent for skills that exist in memory only. */
  readonly dir?: string | undefined;
  /** Digest of the code: results cached for other code are not used. */
  readonly digest?: string | undefined;
}

/** A skill of any kind: data first, code on demand. */
export interface Skill {
  readonly metadata: SkillMetadata;
  readonly source: SkillSource;
  /** Makes an instance, ready to execute. */
  initialize(setup: SkillSetup): Promise<SkillInstance> | SkillInstance;
}
