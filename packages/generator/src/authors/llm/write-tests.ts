import type {
  AcceptanceTest,
  ActionDeclaration,
  JsonObject,
  JsonValue,
  SkillManifest,
} from "@skillwright/core";
import { checkActionInput } from "@skillwright/python-runtime";
import { z } from "zod";
import { answerOf, type TesterOptions } from "./ask-tester.ts";
import { maxTests } from "./load-prompt.ts";

const testSchema = z.object({
  action: z.string(),
  input: z.record(z.string(), z.json()).default({}),
  expect: z.json().optional(),
  expect_error: z.string().optional(),
  needs: z.array(z.enum(["credentials", "network"])).default([]),
});

/**
 * Has tests written from the intent, by a model that sees what the skill accepts and not its code.
 * What does not fit the skill is dropped; an answer that is no list of tests comes to none.
 */
export async function writeTests(
  intent: string,
  manifest: SkillManifest,
  options: TesterOptions,
): Promise<AcceptanceTest[]> {
  const actions = manifest.actions.map(({ name, description, input, output }) => ({
    name,
    description,
    input,
    ...(output && { output }),
  }));
  const prompt = JSON.stringify({ request: intent, actions, needs: needsOf(manifest) });
  return readTests(await answerOf(prompt, options))
    .flatMap((test) => (fits(test, manifest) ? [test] : []))
    .slice(0, maxTests);
}

function needsOf({ permissions, credentials }: SkillManifest) {
  return { network: permissions.network, credentials: credentials.map(({ name }) => name) };
}

/** None when one of them is no test: an answer that is half wrong is not to be trusted. */
function readTests(list: readonly unknown[]): AcceptanceTest[] {
  const tests = z.array(testSchema).safeParse(list);
  return tests.success ? tests.data.map(toTest) : [];
}

function toTest({ action, input, expect, expect_error, needs }: z.output<typeof testSchema>) {
  return {
    action,
    input: input as JsonObject,
    needs,
    ...(expect !== undefined && { expect: expect as JsonValue }),
    ...(expect_error !== undefined && { expectError: expect_error }),
  };
}

/** Whether the skill can be held to it: a known action, an input that it accepts, one expectation. */
function fits(test: AcceptanceTest, manifest: SkillManifest): boolean {
  if ((test.expect === undefined) === (test.expectError === undefined)) return false;
  const action: ActionDeclaration | undefined = manifest.actions.find(
    ({ name }) => name === test.action,
  );
  if (action === undefined) return false;
  return test.expectError !== undefined || "input" in checkActionInput(action, test.input);
}
