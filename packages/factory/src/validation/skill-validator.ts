import { randomUUID } from "node:crypto";
import { factoryError } from "../errors.ts";
import type { SkillEvents } from "../events/skill-events.ts";
import { Deadline } from "../execution/deadline.ts";
import type { Skill } from "../skill/skill.ts";
import { pickRules } from "./profile-rules.ts";
import { ReportLog, type ValidatorStatistics } from "./report-log.ts";
import { builtinRules } from "./rules/builtin-rules.ts";
import { runRule } from "./run-rule.ts";
import { readSourceFiles } from "./source-files.ts";
import { summarizeResults } from "./summarize-results.ts";
import type { ValidationConfig, ValidationProfile } from "./validation-config.ts";
import type { CheckResult, ValidationReport } from "./validation-report.ts";
import type { ValidationRule } from "./validation-rule.ts";

/**
 * Checks skills without running them, by rules that can be added, removed and switched off.
 *
 * It reads every file of a skill: scripts through their syntax trees, Markdown for what it hides.
 */
export class SkillValidator {
  readonly #config: ValidationConfig;
  readonly #events: SkillEvents | undefined;
  readonly #rules = new Map<string, ValidationRule>();
  readonly #disabled = new Set<string>();
  readonly #log = new ReportLog();

  /** @throws TypeError when a suppression gives no reason. */
  constructor({
    config = {},
    events,
  }: {
    readonly config?: ValidationConfig | undefined;
    readonly events?: SkillEvents | undefined;
  } = {}) {
    for (const { rule, reason } of config.suppressions ?? []) {
      if (reason.trim() === "") throw new TypeError(`suppressing ${rule} needs a reason`);
    }
    this.#config = config;
    this.#events = events;
    for (const rule of builtinRules) this.#rules.set(rule.id, rule);
  }

  /** Adds a rule, or puts it in the place of the one with its id. */
  addRule(rule: ValidationRule): void {
    this.#rules.set(rule.id, rule);
  }

  /** Forgets a rule; says whether it was there. */
  removeRule(id: string): boolean {
    return this.#rules.delete(id);
  }

  /** Switches a rule on or off. */
  setEnabled(id: string, enabled: boolean): void {
    if (enabled) this.#disabled.delete(id);
    else this.#disabled.add(id);
  }

  /**
   * Checks a skill by the rules of a profile.
   *
   * Rules that did not get their turn within the time are `not-run`, and the report is not valid.
   *
   * @param options.profile - default: the configuration's, else `full`.
   */
  async validate(
    skill: Skill,
    options: { readonly profile?: ValidationProfile } = {},
  ): Promise<ValidationReport> {
    const { profile = this.#config.profile ?? "full" } = options;
    const { id, version } = skill.metadata;
    const about = { skillId: id, version };
    this.#events?.emit("SkillValidationStarted", { ...about, profile });
    const timestamp = Date.now();
    const started = performance.now();
    const results = await this.#runRules(skill, profile);
    const report: ValidationReport = {
      format: 1,
      reportId: randomUUID(),
      ...about,
      profile,
      timestamp,
      results,
      ...summarizeResults(results),
      executionTimeMs: performance.now() - started,
    };
    this.#log.add(report);
    this.#tell(report);
    return report;
  }

  /** A report, if it is one of the last 1,000. */
  report(reportId: string): ValidationReport | undefined {
    return this.#log.find(reportId);
  }

  /** The kept reports of a skill, latest first. */
  reportsOf(skillId: string): ValidationReport[] {
    return this.#log.of(skillId);
  }

  /** How validations went since the validator was made. */
  statistics(): ValidatorStatistics {
    const enabled = [...this.#rules.keys()].filter((id) => !this.#disabled.has(id));
    return this.#log.summarize(enabled.length, this.#rules.size);
  }

  async #runRules(skill: Skill, profile: ValidationProfile): Promise<CheckResult[]> {
    const {
      maxTimeMs = 30_000,
      customRules = [],
      severities = {},
      suppressions = [],
    } = this.#config;
    const timeUp = () =>
      factoryError(`validation took more than ${maxTimeMs} ms`, { code: "execution-timeout" });
    using deadline = new Deadline(maxTimeMs, timeUp);
    const { signal } = deadline;
    const started = performance.now();
    const files = await readSourceFiles(skill.source);
    const subject = { skill, files, config: this.#config, signal };
    const rules = pickRules(this.#rules.values(), profile, customRules);
    const results: CheckResult[] = [];
    for (const rule of rules.filter(({ id }) => !this.#disabled.has(id))) {
      const severity = severities[profile]?.[rule.id] ?? rule.severity;
      // A rule that never yields keeps the deadline's timer from firing: look at the clock as well.
      const late = performance.now() - started >= maxTimeMs;
      results.push(
        late ? notRun(rule, severity) : await runRule(rule, subject, severity, suppressions),
      );
    }
    return results;
  }

  #tell({ skillId, version, reportId, isValid, overallScore, counts }: ValidationReport): void {
    const about = { skillId, version, reportId };
    if (counts.critical + counts.security > 0) {
      this.#events?.emit("SkillSecurityViolation", { ...about, counts });
    }
    this.#events?.emit("SkillValidationCompleted", { ...about, isValid, overallScore });
  }
}

function notRun(
  { id, name, type }: ValidationRule,
  severity: CheckResult["severity"],
): CheckResult {
  const nothing = { findings: [], suppressed: [], durationMs: 0 };
  return { rule: id, name, type, severity, status: "not-run", ...nothing };
}
