/** What the writing of a skill took, for the person who approves and pays. */
export interface AuthoringReport {
  /** As the provider calls it. */
  readonly model: string;
  /** Of the instructions that the model was given. */
  readonly promptVersion: string;
  /** Calls of the model. */
  readonly turns: number;
  /** As the provider counted them; 0 where it does not count. */
  readonly inputTokens: number;
  /** As the provider counted them; 0 where it does not count. */
  readonly outputTokens: number;
  /** US dollars; absent when no prices are configured. */
  readonly costUsd?: number | undefined;
  readonly durationMs: number;
}
