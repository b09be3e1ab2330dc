import type { Skill } from "../skill/skill.ts";
import type { Registration, RegistrationError } from "./registration.ts";
import type { RegistrationState } from "./registration-state.ts";

/** What the registry keeps of one version of a skill; others only ever see copies. */
export class RegistryEntry {
  readonly skill: Skill;
  readonly revision: number;
  readonly registeredAt = Date.now();
  state: RegistrationState = "registered";
  stateReason: string | undefined;
  startable = true;
  lastAccessedAt: number | undefined;
  accessCount = 0;
  errorCount = 0;
  lastError: RegistrationError | undefined;

  constructor(skill: Skill, revision: number) {
    this.skill = skill;
    this.revision = revision;
  }

  get id(): string {
    return this.skill.metadata.id;
  }

  get version(): string {
    return this.skill.metadata.version;
  }

  /** Unique in the registry, for its indexes. */
  get key(): string {
    return `${this.id}@${this.version}`;
  }

  snapshot(current: boolean): Registration {
    return {
      id: this.id,
      version: this.version,
      revision: this.revision,
      skill: this.skill,
      metadata: this.skill.metadata,
      state: this.state,
      ...(this.stateReason !== undefined && { stateReason: this.stateReason }),
      startable: this.startable,
      current,
      registeredAt: this.registeredAt,
      ...(this.lastAccessedAt !== undefined && { lastAccessedAt: this.lastAccessedAt }),
      accessCount: this.accessCount,
      errorCount: this.errorCount,
      ...(this.lastError !== undefined && { lastError: this.lastError }),
    };
  }
}
