import { Worker } from "node:worker_threads";
import type { JsonValue } from "@skillwright/core";
import { type FactoryErrorCode, factoryError } from "../errors.ts";
import type { SkillInstance } from "../skill/skill.ts";
import type { SkillContext } from "../skill/skill-context.ts";
import { SkillError } from "../skill/skill-error.ts";
import { answerQuestion } from "./answer-question.ts";
import type { FromWorker, ToWorker, WorkerError, WorkerStart } from "./worker-messages.ts";

/** Time for an aborted call to end by itself; a thread that is stuck is ended then. */
const abortGraceMs = 1_000;

interface Running {
  readonly context: SkillContext;
  readonly answer: PromiseWithResolvers<JsonValue>;
}

/** A code skill that runs in a thread of its own, which can be ended whatever it does. */
export class WorkerInstance implements SkillInstance {
  readonly #id: string;
  readonly #worker: Worker;
  readonly #running = new Map<number, Running>();
  #calls = 0;
  #ended = false;

  private constructor(id: string, worker: Worker) {
    this.#id = id;
    this.#worker = worker;
    worker.on("message", (message: FromWorker) => this.#receive(message));
    worker.on("error", (error) => this.#end(error.message));
    worker.on("exit", (code) => this.#end(`its thread ended with code ${code}`));
  }

  /**
   * Starts the thread and loads the skill in it.
   *
   * @param options.memoryMb - limit of the thread's heap, in megabytes.
   * @throws SkillwrightError `skill-unreadable`, `skill-id-mismatch`, `initialization-failed`; the
   *   signal's reason.
   */
  static async start(
    start: WorkerStart,
    { memoryMb, signal }: { readonly memoryMb: number; readonly signal: AbortSignal },
  ): Promise<WorkerInstance> {
    const file = import.meta.url.endsWith(".ts") ? "worker-main.ts" : "worker-main.js";
    const worker = new Worker(new URL(file, import.meta.url), {
      workerData: start,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      // What a skill prints is no answer, and our own output is somebody else's protocol.
      stdout: true,
      stderr: true,
      env: {},
    });
    // Read and dropped: what nobody reads would pile up in memory.
    worker.stdout.resume();
    worker.stderr.resume();
    try {
      await untilReady(worker, start.id, signal);
    } catch (error) {
      await worker.terminate();
      throw error;
    }
    return new WorkerInstance(start.id, worker);
  }

  get usable(): boolean {
    return !this.#ended;
  }

  get isolation(): string {
    return "thread";
  }

  execute(call: Parameters<SkillInstance["execute"]>[0], context: SkillContext) {
    const { signal, state: _, call: __, ...rest } = context;
    this.#calls += 1;
    const id = this.#calls;
    const answer = Promise.withResolvers<JsonValue>();
    this.#running.set(id, { context, answer });
    const abort = () => this.#abort(id, signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    this.#send({ type: "execute", id, call, context: rest });
    return answer.promise.finally(() => {
      signal.removeEventListener("abort", abort);
      this.#running.delete(id);
    });
  }

  async cleanup(): Promise<void> {
    await this.#worker.terminate();
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #receive(message: FromWorker): void {
    if (message.type === "ask") void this.#answer(message);
    else if (message.type === "result") {
      this.#running.get(message.id)?.answer.resolve(message.value);
    } else if (message.type === "error") {
      this.#running.get(message.id)?.answer.reject(toSkillError(message.error));
    }
  }

  async #answer({ id, question, body }: Extract<FromWorker, { type: "ask" }>): Promise<void> {
    const context = this.#running.get(id)?.context;
    if (context === undefined) return;
    this.#send({ type: "answer", question, ...(await answerQuestion(context, body)) });
  }

  #abort(id: number, reason: unknown): void {
    this.#send({ type: "abort", id, reason: reason instanceof Error ? reason.message : "aborted" });
    const timer = setTimeout(() => {
      if (!this.#running.has(id)) return;
      this.#end("it did not end when it was told to");
      void this.#worker.terminate();
    }, abortGraceMs);
    timer.unref();
  }

  #end(reason: string): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const { answer } of this.#running.values()) {
      answer.reject(
        new SkillError(`${this.#id} crashed: ${reason}`, {
          code: "skill-crashed",
          transient: true,
        }),
      );
    }
  }
}

async function untilReady(worker: Worker, id: string, signal: AbortSignal): Promise<void> {
  const ready = Promise.withResolvers<void>();
  const stop = () => ready.reject(signal.reason);
  const fail = (error: Error) => ready.reject(toInitializationError(id, error));
  const exit = (code: number) => fail(new Error(`its thread ended with code ${code}`));
  const receive = (message: FromWorker) => {
    if (message.type === "unusable") ready.reject(toInitializationError(id, message.error));
    else ready.resolve();
  };
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  worker.on("error", fail).on("exit", exit).on("message", receive);
  try {
    await ready.promise;
  } finally {
    signal.removeEventListener("abort", stop);
    worker.off("error", fail).off("exit", exit).off("message", receive);
  }
}

const codes: ReadonlySet<string | undefined> = new Set<FactoryErrorCode>([
  "skill-unreadable",
  "skill-id-mismatch",
]);

function toInitializationError(id: string, error: WorkerError) {
  const code = codes.has(error.code) ? error.code : undefined;
  return factoryError(`${id} could not be made ready: ${error.message}`, {
    code:
      code === "skill-unreadable" || code === "skill-id-mismatch" ? code : "initialization-failed",
    cause: error,
  });
}

function toSkillError({ message, code = "execution-failed", transient, data }: WorkerError) {
  return new SkillError(message, { code, transient, data });
}
