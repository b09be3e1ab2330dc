import type { LanguageModel } from "ai";
import type { LlmBudget } from "./llm-budget.ts";

/** What a tester is asked with. */
export interface TesterOptions {
  readonly model: Exclude<LanguageModel, string>;
  readonly instructions: string;
  readonly budget: LlmBudget;
  readonly signal: AbortSignal | undefined;
}

/** The list in a tester's answer, fenced or not; an empty one when the answer is anything else. */
export async function answerOf(
  prompt: string,
  { model, instructions, budget, signal }: TesterOptions,
): Promise<readonly unknown[]> {
  const { generateText } = await import("ai");
  budget.startTurn();
  const { text, usage } = await generateText({
    model,
    instructions,
    prompt,
    maxOutputTokens: 4_000,
    maxRetries: 0,
    ...(signal && { abortSignal: signal }),
  });
  budget.spend(usage);
  return readList(text);
}

function readList(answer: string): readonly unknown[] {
  const start = answer.indexOf("[");
  const end = answer.lastIndexOf("]");
  if (start < 0 || end < start) return [];
  try {
    const list: unknown = JSON.parse(answer.slice(start, end + 1));
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}
