import type { AcceptanceTest, Diagnostic } from "@skillwright/core";
import type { RevisedTest } from "./tester-tests.ts";

/** Most characters of an expectation that a person is shown. */
const maxShown = 200;

/** What a person must know before approving: the tests did not stay as they were first written. */
export function describeRevisions(revised: readonly RevisedTest[]): Diagnostic[] {
  return revised.map(({ before, after, because }) => ({
    code: "test-revised",
    severity: "warning",
    message: `the test ${before.action} ${shorten(JSON.stringify(before.input))} was corrected after it kept failing, from ${expectation(before)} to ${expectation(after)}: ${because}`,
  }));
}

function expectation({ expect, expectError }: AcceptanceTest): string {
  return expectError === undefined ? shorten(JSON.stringify(expect)) : `the error ${expectError}`;
}

function shorten(text: string): string {
  return text.length > maxShown ? `${text.slice(0, maxShown).toWellFormed()}…` : text;
}
