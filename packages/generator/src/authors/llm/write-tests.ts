import type {
  AcceptanceTest,
  ActionDeclaration,
  JsonObject,
  JsonValue,
  SkillManifest,
} from "@skillwright/core";
import { checkActionInput } from "@skillwright/python-runtime";
import type { LanguageModel } from "ai";
import { z } from "zod";
import type { LlmBudget } from "./llm-budget.ts";
import { maxTests } from "./load-prompt.ts";

const testSchema = z.object({
  action: z.string(),
  input: z.record(z.string(), z.json()).default({}),
  expect: z.json().optional(),
  expect_error: z.string().optional(),
  needs: z.array(z.enum(["credentials", "network"])).default([]),
});

/** What {@link writeTests} works with. */
interface TesterOptions {
  readonly model: Exclude<LanguageModel, string>;
  readonly instructions: string;
  readonly budget: LlmBudget;
  readonly signal: AbortSignal | undefined;
}

/**
 * Has tests written from the intent, by a model that sees what the skill accepts and not its code.
 * What does not fit the skill is dropped; an answer that is no list of tests comes to none.
 */
export async function writeTests(
  intent: string,
  manifest: SkillManifest,
  { model, instructions, budget, signal }: TesterOptions,
): Promise<AcceptanceTest[]> {
  const { generateText } = await import("ai");
  budget.startTurn();
  const actions = manifest.actions.map(({ name, description, input, output }) => ({
    name,
    description,
    input,
    ...(output && { output }),
  }));
  const { text, usage } = await generateText({
    model,
    instructions,
    prompt: JSON.stringify({ request: intent, actions, needs: needsOf(manifest) }),
    maxOutputTokens: 4_000,
    maxRetries: 0,
    ...(signal && { abortSignal: signal }),
  });
  budget.spend(usage);
  return readTests(text)
    .flatMap((test) => (fits(test, manifest) ? [test] : []))
    .slice(0, maxTests);
}

function needsOf({ permissions, credentials }: SkillManifest) {
  return { network: permissions.network, credentials: credentials.map(({ name }) => name) };
}

/** The tests in an answer, fenced or not; none when it is anything else. */
function readTests(answer: string): AcceptanceTest[] {
  const start = answer.indexOf("[");
  const end = answer.lastIndexOf("]");
  if (start < 0 || end < start) return [];
  try {
    const items: unknown = JSON.parse(answer.slice(start, end + 1));
    return z.array(testSchema).parse(items).map(toTest);
  } catch {
    return [];
  }
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
