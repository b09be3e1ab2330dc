import { vi } from "vitest";

/** Time stands still until a test moves it. */
export function fakeTimers(): Disposable & {
  /** Moves time, running what becomes due. */
  readonly pass: (durationMs: number) => Promise<void>;
} {
  vi.useFakeTimers();
  return {
    pass: async (durationMs) => void (await vi.advanceTimersByTimeAsync(durationMs)),
    [Symbol.dispose]: () => void vi.useRealTimers(),
  };
}
