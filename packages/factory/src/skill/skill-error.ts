import { type JsonValue, SkillwrightError } from "@skillwright/core";

/** What a {@link SkillError} carries besides its message. */
export interface SkillErrorOptions extends ErrorOptions {
  /** Stable, kebab-case; the skill's own. */
  readonly code: string;
  /** Whether the same call may succeed a moment later. Default false. */
  readonly transient?: boolean | undefined;
  readonly data?: JsonValue | undefined;
  readonly hint?: string | undefined;
}

/** An error that a skill answers with. Only transient ones are retried. */
export class SkillError extends SkillwrightError {
  readonly transient: boolean;
  readonly data: JsonValue | undefined;

  constructor(message: string, { transient = false, data, ...options }: SkillErrorOptions) {
    super(message, options);
    this.transient = transient;
    this.data = data;
  }
}
