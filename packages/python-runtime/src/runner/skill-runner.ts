import type {
  InvokeOptions,
  InvokeOutcome,
  InvokeParams,
  SkillProcess,
} from "../process/skill-process.ts";
import type { RestartGuardOptions } from "./restart-guard.ts";

/** How `createSkillRunner` runs. */
export interface SkillRunnerOptions extends RestartGuardOptions {
  /** Starts a process; called again after the last one ended. */
  readonly start: (signal: AbortSignal | undefined) => Promise<SkillProcess>;
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
