import type { ChildProcessWithoutNullStreams } from "node:child_process";
import {
  encodeRequest,
  type JsonObject,
  maxLineBytes,
  type ProtocolMessage,
  type SkillwrightError,
} from "@skillwright/core";
import { runtimeError } from "../errors.ts";
import type { RuntimeLogger } from "../logger.ts";
import { LineSplitter } from "./line-splitter.ts";
import { tellOrphanGuard } from "./orphan-guard.ts";
import { type Answer, PendingCalls } from "./pending-calls.ts";
import { forgetGroup, registerGroup, signalGroup } from "./process-groups.ts";
import { readExit } from "./read-exit.ts";
import { readMessage } from "./read-message.ts";
import { describeEnd, type EndReason, type SkillEnd } from "./skill-end.ts";
import { StrayOutput } from "./stray-output.ts";
import { TextTail } from "./text-tail.ts";

/** Enough for a traceback. */
const stderrCharacters = 4_000;
/** A surviving descendant can hold the pipes open after the skill is gone. */
const drainMs = 1_000;

/** How a request is bounded. */
export interface RequestOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** The two pipes of a skill process: requests out, answers in, and how it ends. */
export class SkillConnection {
  /** Settles once the process is gone; never rejects. */
  readonly ended: Promise<SkillEnd>;
  readonly pid: number;
  readonly #id: string;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #redact: (text: string) => string;
  readonly #calls = new PendingCalls();
  readonly #stderr = new TextTail(stderrCharacters);
  readonly #stray: StrayOutput;
  #endReason: EndReason | undefined;
  #nextId = 1;

  constructor(
    id: string,
    child: ChildProcessWithoutNullStreams,
    pid: number,
    { logger, redact }: { logger: RuntimeLogger; redact: (text: string) => string },
  ) {
    this.#id = id;
    this.#child = child;
    this.pid = pid;
    this.#stray = new StrayOutput(id, { logger, redact, onFlood: () => this.end("flood") });
    this.#redact = redact;
    registerGroup(pid);
    tellOrphanGuard("+", -pid);
    const splitter = new LineSplitter(
      maxLineBytes,
      (line) => this.#takeLine(line),
      () => this.end("line-too-long"),
    );
    child.stdout.on("data", (chunk: Buffer) => {
      // What it wrote after its end was decided concerns nobody, and may be endless.
      if (this.#endReason === undefined || this.#endReason === "stopped") splitter.push(chunk);
    });
    child.stdout.once("end", () => this.#endUnlessExited());
    child.stdin.on("error", () => this.#endUnlessExited());
    child.stderr.setEncoding("utf8").on("data", (text: string) => this.#stderr.push(text));
    this.ended = this.#watchEnd();
  }

  /** Sends a request and waits for its answer; the time covers both. */
  async request(
    method: string,
    params: JsonObject | undefined,
    { timeoutMs, signal }: RequestOptions,
  ): Promise<Answer> {
    signal?.throwIfAborted();
    const id = this.#nextId++;
    const onTimeout = () => this.#timeoutError(method, timeoutMs);
    const answer = this.#calls.wait(id, { timeoutMs, signal, onTimeout });
    this.writeLine(encodeRequest({ id, method, params }));
    return answer;
  }

  /** Writes text as it is; for requests, and for the live test's malformed ones. */
  writeLine(line: string): void {
    if (this.#child.stdin.writable) this.#child.stdin.write(line);
  }

  /** A number for a message that no {@link request} will use. */
  takeId(): number {
    return this.#nextId++;
  }

  /** Listens to lines that answer no call; returns how to stop listening. */
  onStray(listener: (line: string) => void): () => void {
    return this.#stray.listen(listener);
  }

  /** No more requests will come: a skill that reads on finds the end of its input. */
  closeInput(): void {
    this.#child.stdin.end();
  }

  /** Ends the process group now, for this reason unless there was one before. */
  end(reason: EndReason): void {
    this.#endReason ??= reason;
    signalGroup(this.pid, "SIGKILL");
  }

  /** The reason is decided; how to carry it out is the caller's. */
  markStopped(): void {
    this.#endReason ??= "stopped";
  }

  /** The end of stderr, secrets removed. */
  stderrTail(): string {
    return this.#redact(this.#stderr.toString());
  }

  #takeLine(line: string): void {
    if (line.trim() === "") return;
    // Ordinary prints need no error each, with its stack: a flood of them would cost the host's memory.
    if (!mayBeObject(line)) {
      this.#stray.take(line, "noise on stdout");
      return;
    }
    let message: ProtocolMessage;
    try {
      message = readMessage(line);
    } catch (error) {
      this.#takeInvalid(line, error);
      return;
    }
    if (message.kind === "notification") {
      this.#stray.take(line, `notification ${message.method}`);
      return;
    }
    const answer: Answer =
      message.kind === "response"
        ? { status: "ok", result: message.result }
        : { status: "error", error: message.error };
    if (this.#calls.settle(message.id, answer)) this.#stray.reset();
    else this.#stray.take(line, `answer to ${message.id}, which nobody waits for`);
  }

  /** Noise, or an answer that is none: the call that it names must not wait for a better one. */
  #takeInvalid(line: string, error: unknown): void {
    const id = readId(line);
    const problem = error instanceof Error ? error.message : String(error);
    const violation = runtimeError(`${this.#id}: ${this.#redact(problem)}`, {
      code: "skill-protocol-violation",
      cause: error,
    });
    if (id === undefined || !this.#calls.fail(id, violation))
      this.#stray.take(line, "noise on stdout");
  }

  #timeoutError(method: string, timeoutMs: number): SkillwrightError {
    const tail = this.stderrTail();
    return runtimeError(
      `${this.#id} did not answer ${method} within ${timeoutMs / 1000} s${tail === "" ? "" : `\n${tail}`}`,
      { code: "skill-timeout" },
    );
  }

  /** A crash closes the pipes a moment before the exit code is there; a closed pipe alone is an end too. */
  #endUnlessExited(): void {
    setTimeout(() => {
      if (this.#child.exitCode === null && this.#child.signalCode === null) this.end("closed-pipe");
    }, drainMs).unref();
  }

  async #watchEnd(): Promise<SkillEnd> {
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    this.#child.once("close", () => resolve());
    this.#child.once("exit", () => {
      this.#endReason ??= "exited";
      // Descendants of the group go with it.
      signalGroup(this.pid, "SIGKILL");
      forgetGroup(this.pid);
      tellOrphanGuard("-", -this.pid);
      setTimeout(resolve, drainMs).unref();
    });
    await closed;
    for (const stream of [this.#child.stdin, this.#child.stdout, this.#child.stderr])
      stream.destroy();
    const end = {
      reason: this.#endReason ?? "exited",
      ...readExit(this.#child),
      stderr: this.stderrTail(),
    };
    this.#calls.failAll(describeEnd(this.#id, end));
    return end;
  }
}

/** Whether a line may be a message: all of them are JSON objects. */
function mayBeObject(line: string): boolean {
  return /^\s*\{/.test(line);
}

function readId(line: string): number | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== "object" || value === null || !("id" in value)) return undefined;
    return typeof value.id === "number" ? value.id : undefined;
  } catch {
    return undefined;
  }
}
