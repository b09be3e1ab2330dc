import type { Skill } from "../skill/skill.ts";
import type { SkillMetadata } from "../skill/skill-metadata.ts";
import type { RegistrationState } from "./registration-state.ts";

/** A registered version of a skill, as it stood when asked: a copy. */
export interface Registration {
  readonly id: string;
  readonly version: string;
  /** Counts up with everything that is registered, so a replaced skill is told from its successor. */
  readonly revision: number;
  readonly skill: Skill;
  readonly metadata: SkillMetadata;
  readonly state: RegistrationState;
  /** Why it is in this state, where somebody said so. */
  readonly stateReason?: string;
  /** Whether an inactive skill may be started by a call. */
  readonly startable: boolean;
  /** Whether this is the version that calls get which ask for none. */
  readonly current: boolean;
  /** Milliseconds since the epoch. */
  readonly registeredAt: number;
  readonly lastAccessedAt?: number;
  readonly accessCount: number;
  readonly errorCount: number;
  readonly lastError?: RegistrationError;
}

/** What went wrong last. */
export interface RegistrationError {
  readonly code: string;
  readonly message: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}
