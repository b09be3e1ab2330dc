import type { LanguageModel, ModelMessage, ToolLoopAgent, ToolSet } from "ai";
import type { LlmBudget } from "./llm-budget.ts";
import { withoutDanglingCalls } from "./without-dangling-calls.ts";

/** Most tries to go on after a connection broke in the middle of an answer. */
const maxBreaks = 2;

/** What a conversation is held with. */
export interface ConversationOptions {
  readonly model: Exclude<LanguageModel, string>;
  readonly instructions: string;
  readonly tools: ToolSet;
  readonly budget: LlmBudget;
  /** Most tokens of one answer. */
  readonly maxOutputTokens: number;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (message: string) => void;
}

/** A talk with the model that remembers, and that goes on when an answer breaks off. */
export class LlmConversation {
  readonly #options: ConversationOptions;
  readonly #messages: ModelMessage[] = [];
  #agent: ToolLoopAgent<never, ToolSet> | undefined;

  constructor(options: ConversationOptions) {
    this.#options = options;
  }

  /**
   * Says something and lets the model answer and use its tools, until it has no more to do or the
   * budget is used up.
   *
   * @throws what the provider answers, unrepaired and with whatever it repeats; the signal's reason.
   */
  async say(text: string): Promise<void> {
    const { budget, signal } = this.#options;
    this.#messages.push({ role: "user", content: text });
    for (let breaks = 0; budget.exhausted === undefined; ) {
      signal?.throwIfAborted();
      const ending = await this.#answer();
      if (ending.status === "done") return;
      if (ending.status === "broken" && (!isBreak(ending.error) || ++breaks > maxBreaks)) {
        throw ending.error;
      }
    }
  }

  /** One run of the agent: several steps, ended by the model, the budget, or an error. */
  async #answer(): Promise<
    { status: "done" } | { status: "cut" } | { status: "broken"; error: unknown }
  > {
    const { signal, onProgress } = this.#options;
    this.#agent ??= await this.#createAgent();
    const { stream } = await this.#agent.stream({
      messages: [...this.#messages],
      ...(signal && { abortSignal: signal }),
    });
    let cut = false;
    try {
      for await (const part of stream) {
        if (part.type === "error") return { status: "broken", error: part.error };
        if (part.type === "abort") break;
        if (part.type === "tool-input-start") onProgress(describeTool(part.toolName));
        if (part.type === "finish-step") cut = part.finishReason === "length";
      }
    } catch (error) {
      signal?.throwIfAborted();
      return { status: "broken", error };
    }
    signal?.throwIfAborted();
    if (!cut) return { status: "done" };
    this.#messages.push({ role: "user", content: cutMessage });
    return { status: "cut" };
  }

  async #createAgent(): Promise<ToolLoopAgent<never, ToolSet>> {
    const { ToolLoopAgent } = await import("ai");
    // Libraries print nothing; whoever has set it to something else wants to see it.
    globalThis.AI_SDK_LOG_WARNINGS ??= false;
    const { model, instructions, tools, budget, maxOutputTokens } = this.#options;
    return new ToolLoopAgent({
      model,
      instructions,
      tools,
      maxOutputTokens,
      // Our own fetch repeats requests, with the provider's delay however long.
      maxRetries: 0,
      toolCallConcurrency: 1,
      stopWhen: () => budget.exhausted !== undefined,
      onStepStart: () => budget.startTurn(),
      onStepEnd: ({ usage, response }) => {
        budget.spend(usage);
        this.#messages.push(...withoutDanglingCalls(response.messages));
      },
      // The default prints the provider's answer, with whatever key it repeats. It counts only here.
      onError: () => {},
    });
  }
}

const cutMessage =
  "Your last answer was longer than allowed and was cut off. Go on with smaller files, one at a time.";

/** A connection that broke says nothing about the next one; an answer of the provider does. */
function isBreak(error: unknown): boolean {
  const status = error instanceof Error && "statusCode" in error ? error.statusCode : undefined;
  return status === undefined || status === 200;
}

function describeTool(name: string): string {
  return `the model uses ${/^[a-z_]{1,40}$/.test(name) ? name : "an unknown tool"}`;
}
