import { setTimeout as sleep } from "node:timers/promises";
import { SkillwrightError } from "@skillwright/core";
import { runtimeError } from "../errors.ts";
import type {
  InvokeOptions,
  InvokeOutcome,
  InvokeParams,
  SkillProcess,
} from "../process/skill-process.ts";
import { RestartBudget, type RestartBudgetOptions } from "./restart-budget.ts";
import { restartDelayMs } from "./restart-delay.ts";

/** How {@link createSkillRunner} runs. */
export interface SkillRunnerOptions extends RestartBudgetOptions {
  /** For messages. */
  readonly id: string;
  /** Starts a process; called again after the last one ended. */
  readonly start: (signal: AbortSignal | undefined) => Promise<SkillProcess>;
  /** Called once when the restart budget is spent: quarantine the skill there. */
  readonly onExhausted?: ((reason: string) => void) | undefined;
  /** Waits between failures; for tests. Rejects when the signal aborts. */
  readonly wait?: ((ms: number, signal: AbortSignal | undefined) => Promise<void>) | undefined;
  /** Milliseconds since some moment; for tests. */
  readonly now?: (() => number) | undefined;
}

/** Keeps one process of a skill for many calls, and starts another when it is gone. */
export interface SkillRunner extends AsyncDisposable {
  /** `idle` before the first call and after a crash, until the next call. */
  readonly state: "idle" | "starting" | "running" | "exhausted" | "stopped";

  /**
   * Calls an action, starting the skill when it does not run. A call that meets a crash fails and is
   * not repeated, since it may have done something; the next one starts the skill again, after a wait
   * of 1, 2, 4 … 60 s per recent failure.
   *
   * @throws SkillwrightError `skill-restarts-exhausted`, `skill-stopped`, and what starting and
   *   invoking throw.
   */
  invoke(params: InvokeParams, options?: InvokeOptions): Promise<InvokeOutcome>;

  /** Ends the process; no call starts it again. */
  stop(): Promise<void>;
}

/** A runner in daemon mode. One-shot runs need none: `await using skill = await startSkill(…)`. */
export function createSkillRunner(options: SkillRunnerOptions): SkillRunner {
  return new DaemonRunner(options);
}

/** Errors after which the process is of no more use, or nobody can tell whether it is. */
const fatal = new Set([
  "skill-crashed",
  "skill-output-too-long",
  "skill-disk-limit",
  "skill-timeout",
  "skill-handshake-failed",
]);

class DaemonRunner implements SkillRunner {
  readonly #options: SkillRunnerOptions;
  readonly #budget: RestartBudget;
  readonly #stopping = new AbortController();
  #state: SkillRunner["state"] = "idle";
  #process: Promise<SkillProcess> | undefined;

  constructor(options: SkillRunnerOptions) {
    this.#options = options;
    this.#budget = new RestartBudget(options);
  }

  get state(): SkillRunner["state"] {
    return this.#state;
  }

  async invoke(params: InvokeParams, options: InvokeOptions = {}): Promise<InvokeOutcome> {
    options.signal?.throwIfAborted();
    this.#refuse();
    // Shared by concurrent calls; nobody's signal may cancel a start that others wait for.
    this.#process ??= this.#start();
    const current = this.#process;
    const process = await withSignal(current, options.signal);
    try {
      return await process.invoke(params, options);
    } catch (error) {
      if (SkillwrightError.is(error) && fatal.has(error.code))
        await this.#afterFailure(current, process, error.code);
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.#state = "stopped";
    this.#stopping.abort(
      runtimeError(`${this.#options.id} was stopped`, { code: "skill-stopped" }),
    );
    const process = await this.#process?.catch(() => undefined);
    await process?.stop();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  #now(): number {
    return (this.#options.now ?? (() => performance.now()))();
  }

  #refuse(): void {
    const { id } = this.#options;
    if (this.#state === "stopped")
      throw runtimeError(`${id} was stopped`, { code: "skill-stopped" });
    if (this.#state !== "exhausted") return;
    throw runtimeError(`${id} kept failing and is not started again`, {
      code: "skill-restarts-exhausted",
      hint: "Look at its last error, then disable and activate it, or roll it back.",
    });
  }

  async #start(): Promise<SkillProcess> {
    const { start, wait = (ms, signal) => sleep(ms, undefined, { ...(signal && { signal }) }) } =
      this.#options;
    const { signal } = this.#stopping;
    this.#state = "starting";
    try {
      const failures = this.#budget.failures(this.#now());
      if (failures > 0)
        await wait(restartDelayMs(failures - 1), signal).catch(() => signal.throwIfAborted());
      const process = await start(signal);
      // A crash between two calls counts as well.
      void process.ended.then(() => this.#forget(process));
      if (!signal.aborted) this.#state = "running";
      return process;
    } catch (error) {
      this.#process = undefined;
      // What is not the skill's fault, such as a missing credential, costs no budget.
      if (SkillwrightError.is(error) && fatal.has(error.code)) this.#countFailure(error.message);
      else if (!signal.aborted) this.#state = "idle";
      throw error;
    }
  }

  /** A timed-out call may have been slow or the skill stuck: its health tells. */
  async #afterFailure(
    current: Promise<SkillProcess>,
    process: SkillProcess,
    code: string,
  ): Promise<void> {
    if (code === "skill-timeout" && (await isResponsive(process))) return;
    if (this.#process !== current) return;
    this.#process = undefined;
    this.#countFailure(code);
    await process.stop();
  }

  #forget(process: SkillProcess): void {
    void this.#process?.then((current) => {
      if (current !== process || this.#state === "stopped") return;
      this.#process = undefined;
      this.#countFailure("skill-crashed");
    });
  }

  #countFailure(reason: string): void {
    if (this.#state === "stopped") return;
    this.#budget.fail(this.#now());
    this.#state = this.#budget.isSpent(this.#now()) ? "exhausted" : "idle";
    if (this.#state === "exhausted") this.#options.onExhausted?.(`it kept failing: ${reason}`);
  }
}

async function isResponsive(process: SkillProcess): Promise<boolean> {
  try {
    await process.health({ timeoutMs: 2_000 });
    return true;
  } catch {
    return false;
  }
}

async function withSignal<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
