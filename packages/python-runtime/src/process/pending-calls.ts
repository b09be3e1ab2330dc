import type { JsonValue, RpcError } from "@skillwright/core";

/** An answer, whichever of the two JSON-RPC knows. */
export type Answer =
  | { readonly status: "ok"; readonly result: JsonValue }
  | { readonly status: "error"; readonly error: RpcError };

/** How a call may be bounded. */
export interface CallBounds {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Builds the error of a call that ran out of time. */
  readonly onTimeout: () => Error;
}

interface PendingCall {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

/** The calls that wait for an answer, by id. Answers to others, late ones among them, find nobody. */
export class PendingCalls {
  readonly #calls = new Map<number, PendingCall>();
  #failure: Error | undefined;

  /** Waits for the answer to `id`; the time runs from here, so it covers writing the request as well. */
  async wait(id: number, { timeoutMs, signal, onTimeout }: CallBounds): Promise<Answer> {
    signal?.throwIfAborted();
    if (this.#failure !== undefined) throw this.#failure;
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.#calls.set(id, { resolve, reject });
    const timer = setTimeout(() => reject(onTimeout()), timeoutMs);
    const onAbort = () => reject(signal?.reason);
    signal?.addEventListener("abort", onAbort, { once: true });
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      this.#calls.delete(id);
    }
  }

  /** @returns whether somebody was waiting. */
  settle(id: number, answer: Answer): boolean {
    const call = this.#calls.get(id);
    call?.resolve(answer);
    return call !== undefined;
  }

  /** Ends one call with this error. @returns whether somebody was waiting. */
  fail(id: number, error: Error): boolean {
    const call = this.#calls.get(id);
    call?.reject(error);
    return call !== undefined;
  }

  /** Ends every call, and each that comes later, with this error. */
  failAll(error: Error): void {
    this.#failure ??= error;
    for (const call of this.#calls.values()) call.reject(this.#failure);
  }
}
