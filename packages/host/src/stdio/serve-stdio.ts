import type { Readable, Writable } from "node:stream";
import { contractVersion, type ResponseEnvelope } from "../contract/envelope.ts";
import { describeError } from "../server/describe-error.ts";
import type { HostServer } from "../server/host-server.ts";
import { createLineWriter } from "./line-writer.ts";
import { readMessage } from "./read-message.ts";
import { createLineSplitter, type SplitLine } from "./split-lines.ts";

/** Where {@link serveStdio} reads and writes, and its limits. */
export interface ServeStdioOptions {
  /** Commands, one a line. Ended by us when we stop first. */
  readonly input: Readable;
  /** Answers and events, one a line, and nothing else. */
  readonly output: Writable;
  /** Aborts what runs and ends; each command is still answered. */
  readonly signal?: AbortSignal | undefined;
  /** Longest line, bytes; a longer one is refused without being kept. Default 4 MiB. */
  readonly maxLineBytes?: number | undefined;
  /** Commands without an answer from which on nothing is read. Default 1,000. */
  readonly maxPending?: number | undefined;
}

/** Why serving ended: no more input, `runtime.stop`, the signal, or nobody reads the answers. */
export type StdioEnd = "end-of-input" | "stopped" | "aborted" | "reader-gone";

/**
 * Serves one client over a pair of streams: newline-delimited JSON, concurrent, in any order.
 *
 * @returns why it ended, when every command is answered and every answer handed over.
 */
export async function serveStdio(
  server: HostServer,
  { input, output, signal, maxLineBytes = 4 * 1024 * 1024, maxPending = 1_000 }: ServeStdioOptions,
): Promise<StdioEnd> {
  const { promise: ended, resolve: end } = Promise.withResolvers<StdioEnd>();
  const cancelling = new AbortController();
  const splitter = createLineSplitter(maxLineBytes);
  let pending = 0;
  let onIdle = () => {};

  using writer = createLineWriter(output, {
    onDrain: resumeWhenReady,
    onGone() {
      cancelling.abort();
      end("reader-gone");
    },
  });
  using _subscription = server.subscribe((event) => {
    if (event.event === "command.progress" && writer.full) return;
    writer.write(event);
  });

  function resumeWhenReady() {
    if (pending < maxPending && !writer.full) input.resume();
  }

  function accept(line: SplitLine) {
    const message = readMessage(line, maxLineBytes);
    if (message.status === "blank") return;
    if (message.status === "unreadable") {
      return writer.write(failure(message.requestId, message.error));
    }
    pending += 1;
    void server.handle(message.value, { signal: cancelling.signal }).then((answer) => {
      writer.write(answer);
      pending -= 1;
      if (pending === 0) onIdle();
      resumeWhenReady();
    });
  }

  function onData(chunk: Buffer | string) {
    for (const line of splitter.push(Buffer.from(chunk))) accept(line);
    if (pending >= maxPending || writer.full) input.pause();
  }
  function onEnd() {
    const rest = splitter.end();
    if (rest !== undefined) accept(rest);
    end("end-of-input");
  }
  const onClose = () => end("end-of-input");
  const onStop = () => end("stopped");
  const onAbort = () => {
    cancelling.abort();
    end("aborted");
  };
  input.on("data", onData);
  input.on("end", onEnd);
  input.on("close", onClose);
  input.on("error", onClose);
  server.stopping.addEventListener("abort", onStop);
  signal?.addEventListener("abort", onAbort);
  if (signal?.aborted) onAbort();
  if (server.stopping.aborted) onStop();
  try {
    return await ended;
  } finally {
    input.off("data", onData);
    input.off("end", onEnd);
    input.destroy();
    // Not the server's idle: it may have other clients.
    if (pending > 0) {
      await new Promise<void>((resolve) => {
        onIdle = resolve;
      });
    }
    await writer.flush();
    input.off("close", onClose);
    input.off("error", onClose);
    server.stopping.removeEventListener("abort", onStop);
    signal?.removeEventListener("abort", onAbort);
  }
}

function failure(requestId: string, error: Error): ResponseEnvelope {
  const base = { v: contractVersion, request_id: requestId } as const;
  return { ...base, ok: false, payload: null, ...describeError(error) };
}
