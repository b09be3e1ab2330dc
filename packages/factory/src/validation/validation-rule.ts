import type { Skill } from "../skill/skill.ts";
import type { SourceFiles } from "./source-files.ts";
import type { ValidationConfig } from "./validation-config.ts";
import type { CheckSeverity, CheckType } from "./validation-report.ts";

/** What a rule looks at. */
export interface ValidationSubject {
  readonly skill: Skill;
  /** Of skills in a directory; none for those that exist in memory only. */
  readonly files: SourceFiles;
  readonly config: ValidationConfig;
  /** Aborts when the time is up. */
  readonly signal: AbortSignal;
}

/** Something that a rule found, as the rule says it. */
export interface Problem {
  readonly message: string;
  readonly file?: string | undefined;
  /** From 1. */
  readonly line?: number | undefined;
  /** From 1. */
  readonly column?: number | undefined;
  /** Default: the rule's. */
  readonly severity?: CheckSeverity | undefined;
}

/** One check. */
export interface ValidationRule {
  /** As in `security_001`; unique in a validator. */
  readonly id: string;
  readonly name: string;
  readonly type: CheckType;
  readonly severity: CheckSeverity;
  /** Why what it finds matters. */
  readonly why: string;
  /** What to do about it. */
  readonly fix: string;
  /** Everything that is wrong; `[]` when nothing is. */
  check(subject: ValidationSubject): readonly Problem[] | Promise<readonly Problem[]>;
}
