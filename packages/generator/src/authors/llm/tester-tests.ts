import type { AcceptanceTest, Diagnostic } from "@skillwright/core";
import { callOf } from "./test-call.ts";

/** Rounds in which a test must have failed before its expectation is looked at again. */
const roundsBeforeDoubt = 2;

/** A test that has failed, with what was said of it. */
export interface DoubtfulTest {
  readonly test: AcceptanceTest;
  /** What was expected and what came, for people. */
  readonly outcome: string;
}

/** A test that was corrected. */
export interface RevisedTest {
  readonly before: AcceptanceTest;
  readonly after: AcceptanceTest;
  readonly because: string;
}

/** The tests of a tester, and how often each has failed: the tester may be the one who is wrong. */
export class TesterTests {
  #tests: readonly AcceptanceTest[];
  /** Calls whose expectation is settled: those of a person or of the installed version. */
  readonly #settled: ReadonlySet<string>;
  readonly #failures = new Map<string, number>();
  readonly #reconsidered = new Set<string>();
  readonly #revised: RevisedTest[] = [];

  /** @param settled - tests of others: one for the same call is never changed. */
  constructor(tests: readonly AcceptanceTest[], settled: readonly AcceptanceTest[] = []) {
    this.#tests = tests;
    this.#settled = new Set(settled.map(callOf));
  }

  get all(): readonly AcceptanceTest[] {
    return this.#tests;
  }

  get revised(): readonly RevisedTest[] {
    return this.#revised;
  }

  /**
   * Notes what failed in a round. Gives the tests that are now to be looked at again, each once and
   * only while nothing else is wrong with the skill.
   *
   * @param staged - the tests of the manifest that was validated, to which the findings refer.
   */
  doubt(findings: readonly Diagnostic[], staged: readonly AcceptanceTest[]): DoubtfulTest[] {
    const errors = findings.filter(({ severity }) => severity === "error");
    const doubtful = errors.flatMap(({ code, path = "", message }): DoubtfulTest[] => {
      const position = /^tests\[(\d+)\]$/.exec(path)?.[1];
      const failed = code === "test-failed" ? staged[Number(position)] : undefined;
      const call = failed && callOf(failed);
      const test = this.#tests.find((candidate) => callOf(candidate) === call);
      if (call === undefined || test === undefined || this.#settled.has(call)) return [];
      const failures = (this.#failures.get(call) ?? 0) + 1;
      this.#failures.set(call, failures);
      if (failures < roundsBeforeDoubt || this.#reconsidered.has(call)) return [];
      return [{ test, outcome: message }];
    });
    if (!errors.every(({ code }) => code === "test-failed")) return [];
    for (const { test } of doubtful) this.#reconsidered.add(callOf(test));
    return doubtful;
  }

  /** Puts a corrected test in the place of the one for the same call. */
  revise(revision: RevisedTest): void {
    const call = callOf(revision.before);
    this.#tests = this.#tests.map((test) => (callOf(test) === call ? revision.after : test));
    this.#revised.push(revision);
  }
}
