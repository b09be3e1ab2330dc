/** How bad a failed check is: `error`, `critical` and `security` make a skill invalid. */
export const checkSeverities = ["info", "warning", "error", "critical", "security"] as const;
/** One of {@link checkSeverities}. */
export type CheckSeverity = (typeof checkSeverities)[number];

/** What a check is about. */
export const checkTypes = [
  "interface",
  "security",
  "performance",
  "compatibility",
  "business_rules",
  "configuration",
  "dependencies",
  "resource_limits",
] as const;
/** One of {@link checkTypes}. */
export type CheckType = (typeof checkTypes)[number];

/** One thing that a rule found. */
export interface Finding {
  readonly rule: string;
  readonly severity: CheckSeverity;
  /** What and where, in one sentence. */
  readonly message: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do about it. */
  readonly fix: string;
  /** Relative to the skill's directory, with forward slashes. */
  readonly file?: string | undefined;
  /** From 1. */
  readonly line?: number | undefined;
  /** From 1, in UTF-16 code units. */
  readonly column?: number | undefined;
}

/** A finding that the reviewer accepts. */
export interface SuppressedFinding extends Finding {
  readonly reason: string;
}

/** How one rule went. */
export interface CheckResult {
  readonly rule: string;
  readonly name: string;
  readonly type: CheckType;
  readonly severity: CheckSeverity;
  /** `not-run`: the time was up before its turn. */
  readonly status: "passed" | "failed" | "not-run";
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly durationMs: number;
}

/** How many rules failed, by how bad that is. */
export interface FindingCounts {
  readonly critical: number;
  readonly security: number;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

/** What the validator says about a skill. The shape is stable: fields are only ever added. */
export interface ValidationReport {
  readonly format: 1;
  readonly reportId: string;
  readonly skillId: string;
  readonly version: string;
  readonly profile: string;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly results: readonly CheckResult[];
  /** Rules that passed, of those that ran, in percent; 100 when none ran. */
  readonly overallScore: number;
  /** Whether no rule of severity error, critical or security failed, and all of them ran. */
  readonly isValid: boolean;
  /** Failed rules only. */
  readonly counts: FindingCounts;
  readonly passed: number;
  readonly total: number;
  readonly executionTimeMs: number;
}
