import type { ValidationReport } from "./validation-report.ts";

/** Reports beyond these are forgotten, the oldest first. */
const maxReports = 1_000;

/** How validations went. */
export interface ValidatorStatistics {
  readonly total: number;
  /** Of all, in percent; 100 when there were none. */
  readonly successRate: number;
  /** From 0 to 100; 100 when there were none. */
  readonly averageScore: number;
  /** The five rules that failed most often. */
  readonly mostFailed: readonly { readonly rule: string; readonly failures: number }[];
  readonly enabledRules: number;
  readonly totalRules: number;
}

/** The last reports, and counts over all that there ever were. */
export class ReportLog {
  readonly #reports: ValidationReport[] = [];
  readonly #failures = new Map<string, number>();
  #total = 0;
  #valid = 0;
  #scores = 0;

  add(report: ValidationReport): void {
    this.#reports.push(report);
    if (this.#reports.length > maxReports) this.#reports.shift();
    this.#total += 1;
    this.#valid += report.isValid ? 1 : 0;
    this.#scores += report.overallScore;
    for (const { rule, status } of report.results) {
      if (status === "failed") this.#failures.set(rule, (this.#failures.get(rule) ?? 0) + 1);
    }
  }

  find(reportId: string): ValidationReport | undefined {
    return this.#reports.find((report) => report.reportId === reportId);
  }

  of(skillId: string): ValidationReport[] {
    return this.#reports.filter((report) => report.skillId === skillId).reverse();
  }

  summarize(enabledRules: number, totalRules: number): ValidatorStatistics {
    const total = this.#total;
    const sorted = [...this.#failures].sort(([, a], [, b]) => b - a).slice(0, 5);
    return {
      total,
      successRate: total === 0 ? 100 : (this.#valid / total) * 100,
      averageScore: total === 0 ? 100 : this.#scores / total,
      mostFailed: sorted.map(([rule, failures]) => ({ rule, failures })),
      enabledRules,
      totalRules,
    };
  }
}
