import type { AcceptanceTest, SkillManifest } from "@skillwright/core";
import { z } from "zod";
import { answerOf, type TesterOptions } from "./ask-tester.ts";
import type { DoubtfulTest, RevisedTest } from "./tester-tests.ts";

const verdictSchema = z.object({
  expect: z.json().optional(),
  expect_error: z.string().optional(),
  because: z.string().default("no reason given"),
});

/** Longest reason that a person is shown, in characters. */
const maxReasonLength = 300;

/**
 * Has tests that keep failing looked at again by the model that wrote them. It sees the request, the
 * action, the test and the answer, and not the code; a test that it does not clearly correct stays.
 */
export async function reconsiderTests(
  intent: string,
  manifest: SkillManifest,
  doubtful: readonly DoubtfulTest[],
  options: TesterOptions,
): Promise<RevisedTest[]> {
  const tests = doubtful.map(({ test: { action, input, expect, expectError }, outcome }) => {
    const declared = manifest.actions.find(({ name }) => name === action);
    return {
      action: { name: action, description: declared?.description, input: declared?.input },
      test: { input, expect, expect_error: expectError },
      outcome,
    };
  });
  const verdicts = await answerOf(JSON.stringify({ request: intent, tests }), options);
  return doubtful.flatMap(({ test }, index) => {
    const verdict = verdictSchema.safeParse(verdicts[index]);
    const after = verdict.success ? corrected(test, verdict.data) : undefined;
    if (!verdict.success || after === undefined) return [];
    const because = verdict.data.because.replace(/\s+/g, " ").slice(0, maxReasonLength);
    return [{ before: test, after, because: because.toWellFormed() }];
  });
}

/** The test with what it should expect; undefined when nothing, or both, is said. */
function corrected(
  { action, input, needs }: AcceptanceTest,
  { expect, expect_error: expectError }: z.output<typeof verdictSchema>,
): AcceptanceTest | undefined {
  if ((expect === undefined) === (expectError === undefined)) return undefined;
  return {
    action,
    input,
    needs,
    ...(expect !== undefined && { expect }),
    ...(expectError !== undefined && { expectError }),
  };
}
