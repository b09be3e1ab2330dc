import { readFileSync } from "node:fs";
import { z } from "zod";
import type { KeyLookup, LlmConfig } from "../providers/llm-config.ts";
import { type LoadedModel, loadModel } from "../providers/load-model.ts";
import { maskSecrets } from "./mask-secrets.ts";

/** Settings of {@link createMatchJudge}. */
export interface MatchJudgeOptions extends LlmConfig {
  readonly lookUpKey: KeyLookup;
  /** How long the model may take, in milliseconds. Default 20,000. */
  readonly timeoutMs?: number | undefined;
}

/** What a model is asked. */
export interface MatchQuestion {
  readonly intent: string;
  readonly skill: { readonly name: string; readonly description: string };
}

/** What a model answered. It is shown as its opinion; nothing runs because of it. */
export interface MatchOpinion {
  /** Whether the skill does what the intent asks for. */
  readonly same: boolean;
  /** One line, at most 300 characters. */
  readonly reason: string;
  /** As the provider calls it. */
  readonly model: string;
}

/**
 * Asks whether a skill does what an intent asks for.
 *
 * @returns undefined when there is no usable answer in time, for whatever reason.
 * @throws the signal's reason, and nothing else.
 */
export type MatchJudge = (
  question: MatchQuestion,
  options: { readonly signal: AbortSignal },
) => Promise<MatchOpinion | undefined>;

const answerSchema = z.strictObject({
  same: z.boolean(),
  reason: z.string().trim().min(1).max(2000),
});

const promptFile = new URL("../../prompts/judge.v1.md", import.meta.url);
/** Longer descriptions say it in their beginning, and cost: characters. */
const maxTextLength = 2000;
const maxReasonLength = 300;

/** Puts matches that are not certain to a model: one question each, without retries. */
export function createMatchJudge({
  lookUpKey,
  timeoutMs = 20_000,
  ...config
}: MatchJudgeOptions): MatchJudge {
  return async (question, { signal }) => {
    const combined = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    try {
      const loaded = await loadModel(config, lookUpKey, { maxRetries: 0 });
      const answer = loaded && (await ask(loaded, question, combined));
      return answer && { ...answer, model: config.model };
    } catch {
      // A person is asked then, as without a model; only an abort of the whole is no mishap.
      signal.throwIfAborted();
      return undefined;
    }
  };
}

async function ask(
  { model, redact }: LoadedModel,
  { intent, skill }: MatchQuestion,
  signal: AbortSignal,
): Promise<Omit<MatchOpinion, "model">> {
  const { generateText } = await import("ai");
  const clean = (text: string) => maskSecrets(redact(text)).slice(0, maxTextLength);
  const { text } = await generateText({
    model,
    instructions: readFileSync(promptFile, "utf8"),
    prompt: JSON.stringify({
      request: clean(intent),
      skill: { name: clean(skill.name), description: clean(skill.description) },
    }),
    maxOutputTokens: 1_000,
    maxRetries: 0,
    abortSignal: signal,
  });
  const json = text.trim().replace(/^```(?:json)?\s+|\s+```$/g, "");
  const { same, reason } = answerSchema.parse(JSON.parse(json));
  return { same, reason: oneLine(clean(reason)) };
}

/** Without control characters: the reason goes to a terminal. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .slice(0, maxReasonLength);
}
