import type { LanguageModelUsage } from "ai";
import type { LlmConfig } from "../../providers/llm-config.ts";
import type { AuthoringReport } from "../authoring-report.ts";

/** What one skill may cost. */
export interface LlmLimits {
  /** Calls of the model, the tester's included. */
  readonly maxTurns: number;
  /** Input and output tokens together, as the provider counts them. */
  readonly maxTokens: number;
}

/** Counts what the writing of one skill costs, and says when it is enough. */
export class LlmBudget {
  readonly #limits: LlmLimits;
  readonly #started = performance.now();
  #turns = 0;
  #inputTokens = 0;
  #outputTokens = 0;

  constructor(limits: LlmLimits) {
    this.#limits = limits;
  }

  /** Call it before the model is called, so that calls which break count as well. */
  startTurn(): void {
    this.#turns++;
  }

  spend({ inputTokens = 0, outputTokens = 0 }: LanguageModelUsage): void {
    this.#inputTokens += inputTokens;
    this.#outputTokens += outputTokens;
  }

  /** Why the model may not be called again; undefined while it may. */
  get exhausted(): string | undefined {
    const { maxTurns, maxTokens } = this.#limits;
    if (this.#turns >= maxTurns) return `the model has used its ${maxTurns} turns`;
    const tokens = this.#inputTokens + this.#outputTokens;
    if (tokens >= maxTokens) return `the model has used ${tokens} of ${maxTokens} tokens`;
    return undefined;
  }

  report({ model, prices }: LlmConfig, promptVersion: string): AuthoringReport {
    const inputTokens = this.#inputTokens;
    const outputTokens = this.#outputTokens;
    return {
      model,
      promptVersion,
      turns: this.#turns,
      inputTokens,
      outputTokens,
      ...(prices && {
        costUsd: (inputTokens * prices.input + outputTokens * prices.output) / 1_000_000,
      }),
      durationMs: Math.round(performance.now() - this.#started),
    };
  }
}
