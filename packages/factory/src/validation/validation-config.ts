import type { SkillPermissions } from "@skillwright/core";
import type { CheckSeverity } from "./validation-report.ts";

/** Which rules are asked. `custom` asks those named in {@link ValidationConfig.customRules}. */
export const validationProfiles = [
  "basic",
  "security",
  "performance",
  "compatibility",
  "full",
  "custom",
] as const;

/** One of {@link validationProfiles}. */
export type ValidationProfile = (typeof validationProfiles)[number];

/** A finding that a reviewer accepts. It stands in the configuration: authors do not review themselves. */
export interface Suppression {
  readonly rule: string;
  /** Default: every skill. */
  readonly skillId?: string | undefined;
  /** Default: every file. */
  readonly file?: string | undefined;
  /** Not blank. */
  readonly reason: string;
}

/** Limits of the performance and resource rules. */
export interface PerformanceThresholds {
  /** All files of a skill together, in kilobytes. Default 10,000. */
  readonly maxPackageKb?: number | undefined;
  /** Ways through one function. Default 50. */
  readonly maxComplexity?: number | undefined;
  /** Default 80. */
  readonly maxCpuPercent?: number | undefined;
  /** Default 1,000. */
  readonly maxMemoryMb?: number | undefined;
}

/** What a {@link SkillValidator} holds skills to; the names are those of the `[validation]` section. */
export interface ValidationConfig {
  /** Default `full`. */
  readonly profile?: ValidationProfile | undefined;
  /** For all rules together, in milliseconds. Default 30,000. */
  readonly maxTimeMs?: number | undefined;
  readonly performanceThresholds?: PerformanceThresholds | undefined;
  /** Names of packages that skills may depend on; default: all. */
  readonly allowedDependencies?: readonly string[] | undefined;
  /** SPDX identifiers; default: all, and none at all. */
  readonly allowedLicences?: readonly string[] | undefined;
  /** Hosts that skills may ask for, as in `*.example.com`; default: all. */
  readonly allowedHosts?: readonly string[] | undefined;
  /** The most that a skill may ask for; default: everything. */
  readonly maxPermissions?: Partial<SkillPermissions> | undefined;
  /** Our own version, held against `systemVersion`. */
  readonly systemVersion?: string | undefined;
  /** Says whether a skill that another one needs is there; default: nobody asks. */
  readonly hasSkill?: ((id: string, range: string) => boolean) | undefined;
  /** How bad a rule's findings are in a profile, where that is not as the rule says. */
  readonly severities?:
    | Readonly<Partial<Record<ValidationProfile, Readonly<Record<string, CheckSeverity>>>>>
    | undefined;
  readonly suppressions?: readonly Suppression[] | undefined;
  /** Ids of the rules of the profile `custom`. */
  readonly customRules?: readonly string[] | undefined;
}
