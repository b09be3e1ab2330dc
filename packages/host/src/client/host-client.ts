import { randomUUID } from "node:crypto";
import type { Readable, Writable } from "node:stream";
import { SkillwrightError } from "@skillwright/core";
import type { CommandProgress } from "../contract/command-definition.ts";
import { contractVersion, type EventEnvelope } from "../contract/envelope.ts";
import type { HostErrorCode } from "../errors.ts";
import type { CommandName, CommandPayload, CommandResult } from "../server/command-handlers.ts";
import { createLineSplitter } from "../stdio/split-lines.ts";
import { type HostMessage, parseHostMessage } from "./parse-host-message.ts";

/** Settings of one {@link HostClient.call}. */
export interface HostCallOptions {
  /** Rejects the call with its reason, and has the host cancel the command. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: CommandProgress) => void) | undefined;
}

/** The streams of a running `skill host`. */
export interface HostStreams {
  /** The host's standard input. */
  readonly input: Writable;
  /** The host's standard output. */
  readonly output: Readable;
}

/** Calls commands of a host at the other end of a pipe; any number at a time. */
export interface HostClient extends AsyncDisposable {
  /**
   * Sends one command and waits for its answer.
   *
   * @throws SkillwrightError with the answer's `error_code`; `host-gone` when the host ended first.
   */
  call<Name extends CommandName>(
    command: Name,
    payload: CommandPayload<Name>,
    options?: HostCallOptions,
  ): Promise<CommandResult<Name>>;
  /** Listens to events until it is disposed of. The listener must not throw. */
  subscribe(listener: (event: EventEnvelope) => void): Disposable;
  /** Ends the host's input, and resolves when it has answered everything and closed its output. */
  close(): Promise<void>;
}

interface PendingCall {
  resolve(result: unknown): void;
  reject(error: unknown): void;
  readonly onProgress: ((progress: CommandProgress) => void) | undefined;
}

/** Longest line that is taken from a host: 64 MiB, against one that is none. */
const maxLineBytes = 64 * 1024 * 1024;

/** Speaks the host contract over a pair of streams, such as those of a child process. */
export function createHostClient({ input, output }: HostStreams): HostClient {
  const calls = new Map<string, PendingCall>();
  const listeners = new Set<(event: EventEnvelope) => void>();
  const splitter = createLineSplitter(maxLineBytes);
  const { promise: ended, resolve: onEnded } = Promise.withResolvers<void>();
  let gone: SkillwrightError<HostErrorCode> | undefined;

  function send(command: string, requestId: string, payload: unknown) {
    const envelope = { v: contractVersion, request_id: requestId, command, payload };
    input.write(`${JSON.stringify(envelope)}\n`);
  }

  function receive(message: HostMessage) {
    if (message.kind === "event") {
      for (const listener of listeners) listener(message.event);
      if (message.progress) calls.get(message.progress.requestId)?.onProgress?.(message.progress);
      return;
    }
    const call = calls.get(message.requestId);
    calls.delete(message.requestId);
    if (message.kind === "result") call?.resolve(message.result);
    else call?.reject(message.error);
  }

  function end(error: SkillwrightError<HostErrorCode>) {
    gone ??= error;
    for (const call of calls.values()) call.reject(gone);
    calls.clear();
    onEnded();
  }

  output.on("data", (chunk: Buffer | string) => {
    for (const line of splitter.push(Buffer.from(chunk))) {
      const message = parseHostMessage(line.status === "line" ? line.bytes.toString() : "");
      if (message === undefined) end(responseInvalid());
      else receive(message);
    }
  });
  output.on("close", () => end(hostGone()));
  output.on("error", (cause) => end(hostGone(cause)));
  input.on("error", (cause) => end(hostGone(cause)));

  const client: HostClient = {
    async call(command, payload, { signal, onProgress } = {}) {
      signal?.throwIfAborted();
      if (gone !== undefined) throw gone;
      const requestId = randomUUID();
      const { promise, resolve, reject } = Promise.withResolvers<never>();
      calls.set(requestId, { resolve, reject, onProgress });
      const onAbort = () => {
        calls.delete(requestId);
        send("command.cancel", randomUUID(), { request_id: requestId });
        reject(signal?.reason);
      };
      signal?.addEventListener("abort", onAbort, { once: true });
      try {
        send(command, requestId, payload);
        return await promise;
      } finally {
        signal?.removeEventListener("abort", onAbort);
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return { [Symbol.dispose]: () => void listeners.delete(listener) };
    },
    async close() {
      input.end();
      await ended;
    },
    [Symbol.asyncDispose]: () => client.close(),
  };
  return client;
}

function hostGone(cause?: unknown) {
  return new SkillwrightError<HostErrorCode>("the host ended before it answered", {
    code: "host-gone",
    hint: "What it wrote to stderr says why.",
    cause,
  });
}

function responseInvalid() {
  return new SkillwrightError<HostErrorCode>("the host wrote what is no answer and no event", {
    code: "response-invalid",
    hint: "Is the other end `skill host`, of a version with this contract?",
  });
}
