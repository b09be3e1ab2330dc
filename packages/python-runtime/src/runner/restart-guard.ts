import { setTimeout as sleep } from "node:timers/promises";
import { SkillwrightError } from "@skillwright/core";
import { runtimeError } from "../errors.ts";
import { describeEnd } from "../process/skill-end.ts";
import type { SkillProcess } from "../process/skill-process.ts";
import { RestartBudget, type RestartBudgetOptions } from "./restart-budget.ts";
import { restartDelayMs } from "./restart-delay.ts";

/** How {@link createRestartGuard} guards. */
export interface RestartGuardOptions extends RestartBudgetOptions {
  /** Of the skill, for messages. */
  readonly id: string;
  /** Called once when the restart budget is spent: quarantine the skill there. */
  readonly onExhausted?: ((reason: string) => void) | undefined;
  /** Waits between failures; for tests. Rejects when the signal aborts. */
  readonly wait?: ((ms: number, signal: AbortSignal | undefined) => Promise<void>) | undefined;
  /** Milliseconds since some moment; for tests. */
  readonly now?: (() => number) | undefined;
}

/** Stands before every start of one skill, and counts how the starts and the processes end. */
export interface RestartGuard {
  /** Whether the budget was spent; then nothing is started any more. */
  readonly exhausted: boolean;

  /**
   * Starts a process. After a failure it waits first, until 1, 2, 4 … 60 s have passed since then. A
   * start that fails by the skill's fault counts, and so does a process that ends unasked.
   *
   * @throws SkillwrightError `skill-restarts-exhausted`; what `start` throws; the signal's reason.
   */
  start(start: () => Promise<SkillProcess>, signal?: AbortSignal): Promise<SkillProcess>;

  /** Counts a failure that only the caller could notice, as of a process that is stuck. */
  fail(reason: string): void;
}

/** Codes of a start that blame the skill; a missing credential, say, costs no budget. */
const faultsOfTheSkill = new Set([
  "skill-crashed",
  "skill-output-too-long",
  "skill-disk-limit",
  "skill-timeout",
  "skill-handshake-failed",
]);

/** A guard with a full budget. */
export function createRestartGuard(options: RestartGuardOptions): RestartGuard {
  const { id, onExhausted, wait = pause, now = () => performance.now() } = options;
  const budget = new RestartBudget(options);
  let exhausted = false;
  let failedAt = 0;

  function fail(reason: string): void {
    failedAt = now();
    budget.fail(failedAt);
    if (exhausted || !budget.isSpent(failedAt)) return;
    exhausted = true;
    onExhausted?.(`it kept failing: ${reason}`);
  }

  function watch(process: SkillProcess): void {
    void process.ended.then((end) => {
      if (end.reason !== "stopped") fail(firstLine(describeEnd(id, end).message));
    });
  }

  return {
    get exhausted() {
      return exhausted;
    },
    fail,
    async start(start, signal) {
      if (exhausted) throw refusal(id);
      const failures = budget.failures(now());
      const waitMs = failures === 0 ? 0 : restartDelayMs(failures - 1) - (now() - failedAt);
      if (waitMs > 0) await wait(waitMs, signal).catch(() => signal?.throwIfAborted());
      try {
        const process = await start();
        watch(process);
        return process;
      } catch (error) {
        if (SkillwrightError.is(error) && faultsOfTheSkill.has(error.code)) {
          fail(firstLine(error.message));
        }
        throw error;
      }
    },
  };
}

function refusal(id: string): Error {
  return runtimeError(`${id} kept failing and is not started again`, {
    code: "skill-restarts-exhausted",
    hint: "Look at its last error, then disable and activate it, or roll it back.",
  });
}

/** The rest is what the skill wrote to stderr. */
function firstLine(message: string): string {
  return message.split("\n", 1)[0] ?? message;
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(ms, undefined, { ...(signal && { signal }) });
}
