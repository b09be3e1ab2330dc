import { SkillwrightError } from "@skillwright/core";
import type { RunningCommand } from "../contract/host-control.ts";
import type { HostErrorCode } from "../errors.ts";

/** Answered at once, however busy the host is: they are how a client finds out, and puts an end to it. */
const urgentCommands: ReadonlySet<string> = new Set([
  "host.ping",
  "host.version",
  "command.cancel",
  "runtime.status",
  "runtime.stop",
]);

/** What {@link CommandQueue.enter} is told. */
export interface QueuedCommand {
  readonly requestId: string;
  readonly command: string;
  readonly skillId: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/** A command's place among those without an answer; disposing it gives the place up. */
export interface QueueEntry extends Disposable {
  readonly signal: AbortSignal;
  /** Resolves when the command may run; rejects when it is aborted before. */
  ready(): Promise<void>;
}

/** The commands without an answer, of which so many run at a time. */
export interface CommandQueue {
  /** @throws SkillwrightError `request-id-in-use`: two answers to one id could not be told apart. */
  enter(command: QueuedCommand): QueueEntry;
  cancel(requestId: string): boolean;
  /** Oldest first. */
  list(): RunningCommand[];
  /** Commands without an answer. */
  readonly size: number;
  /** Resolves when every command has its answer. */
  idle(): Promise<void>;
}

interface Waiting extends Omit<RunningCommand, "queued"> {
  readonly abort: AbortController;
  queued: boolean;
}

/** @param maxRunning - how many commands run at once; the others wait in the order they came. */
export function createCommandQueue(maxRunning: number): CommandQueue {
  const entries = new Map<string, Waiting>();
  const waiting: (() => void)[] = [];
  let idleWaiters: (() => void)[] = [];
  let running = 0;

  function leave(requestId: string) {
    entries.delete(requestId);
    if (entries.size > 0) return;
    for (const resolve of idleWaiters) resolve();
    idleWaiters = [];
  }

  return {
    enter({ signal, ...command }) {
      const { requestId } = command;
      if (entries.has(requestId)) throw requestIdInUse(requestId);
      const abort = new AbortController();
      const entry: Waiting = { ...command, abort, queued: true, acceptedAt: Date.now() };
      entries.set(requestId, entry);
      const urgent = urgentCommands.has(command.command);
      let holdsPlace = false;
      const combined = signal ? AbortSignal.any([signal, abort.signal]) : abort.signal;
      return {
        signal: combined,
        async ready() {
          combined.throwIfAborted();
          if (!urgent) {
            if (running >= maxRunning) await waitForPlace(waiting, combined);
            else running += 1;
            holdsPlace = true;
          }
          entry.queued = false;
        },
        [Symbol.dispose]() {
          leave(requestId);
          if (!holdsPlace) return;
          // The place is handed on, so that nobody who came later can take it in between.
          const next = waiting.shift();
          if (next === undefined) running -= 1;
          else next();
        },
      };
    },
    cancel(requestId) {
      const entry = entries.get(requestId);
      entry?.abort.abort();
      return entry !== undefined;
    },
    get size() {
      return entries.size;
    },
    list: () => [...entries.values()].map(({ abort: _abort, ...command }) => command),
    idle: () =>
      entries.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            idleWaiters.push(resolve);
          }),
  };
}

async function waitForPlace(waiting: (() => void)[], signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const onAbort = () => {
    const position = waiting.indexOf(resolve);
    // Already handed a place: the command finds the signal aborted by itself.
    if (position < 0) return;
    waiting.splice(position, 1);
    reject(signal.reason);
  };
  waiting.push(resolve);
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    await promise;
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

function requestIdInUse(requestId: string) {
  return new SkillwrightError<HostErrorCode>(
    `a command with the request_id ${JSON.stringify(requestId.slice(0, 100))} has no answer yet`,
    { code: "request-id-in-use", hint: "Give each command an id of its own." },
  );
}
