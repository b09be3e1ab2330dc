import { SkillwrightError } from "@skillwright/core";
import { runtimeError } from "../errors.ts";
import type {
  InvokeOptions,
  InvokeOutcome,
  InvokeParams,
  SkillProcess,
} from "../process/skill-process.ts";
import { createRestartGuard, type RestartGuard } from "./restart-guard.ts";
import type { SkillRunner, SkillRunnerOptions } from "./skill-runner.ts";
import { untilAborted } from "./until-aborted.ts";

/** Health of a process whose call ran out of time: it may have been slow, or be stuck. */
const healthTimeoutMs = 2_000;

/** Codes of calls that met the end of the process. */
const ends = new Set(["skill-crashed", "skill-output-too-long", "skill-disk-limit"]);

/** The {@link SkillRunner} that keeps its process between calls. */
export class DaemonRunner implements SkillRunner {
  readonly #options: SkillRunnerOptions;
  readonly #guard: RestartGuard;
  readonly #stopping = new AbortController();
  #phase: "idle" | "starting" | "running" | "stopped" = "idle";
  #process: Promise<SkillProcess> | undefined;

  constructor(options: SkillRunnerOptions) {
    this.#options = options;
    this.#guard = createRestartGuard(options);
  }

  get state(): SkillRunner["state"] {
    return this.#phase === "idle" && this.#guard.exhausted ? "exhausted" : this.#phase;
  }

  async invoke(params: InvokeParams, options: InvokeOptions = {}): Promise<InvokeOutcome> {
    options.signal?.throwIfAborted();
    if (this.#phase === "stopped") throw this.#stopped();
    // Shared by concurrent calls; nobody's signal may cancel a start that others wait for.
    this.#process ??= this.#start();
    const process = await untilAborted(this.#process, options.signal);
    try {
      return await process.invoke(params, options);
    } catch (error) {
      await this.#afterFailure(process, error);
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.#phase = "stopped";
    this.#stopping.abort(this.#stopped());
    const process = await this.#process?.catch(() => undefined);
    await process?.stop();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  async #start(): Promise<SkillProcess> {
    const { signal } = this.#stopping;
    this.#phase = "starting";
    try {
      const process = await this.#guard.start(() => this.#options.start(signal), signal);
      void process.ended.then(() => this.#forget(process));
      if (!signal.aborted) this.#phase = "running";
      return process;
    } catch (error) {
      this.#process = undefined;
      if (!signal.aborted) this.#phase = "idle";
      throw error;
    }
  }

  /** The next call must find the process gone, or none. */
  async #afterFailure(process: SkillProcess, error: unknown): Promise<void> {
    if (!SkillwrightError.is(error)) return;
    if (error.code === "skill-timeout" && !(await isResponsive(process))) {
      if (await this.#forget(process)) this.#guard.fail(error.code);
      await process.stop();
    } else if (ends.has(error.code)) {
      await process.ended;
      await this.#forget(process);
    }
  }

  /** @returns whether it was the process in use. */
  async #forget(process: SkillProcess): Promise<boolean> {
    const current = this.#process;
    if ((await current?.catch(() => undefined)) !== process) return false;
    if (this.#process !== current) return false;
    this.#process = undefined;
    if (this.#phase !== "stopped") this.#phase = "idle";
    return true;
  }

  #stopped(): Error {
    return runtimeError(`${this.#options.id} was stopped`, { code: "skill-stopped" });
  }
}

async function isResponsive(process: SkillProcess): Promise<boolean> {
  try {
    await process.health({ timeoutMs: healthTimeoutMs });
    return true;
  } catch {
    return false;
  }
}
