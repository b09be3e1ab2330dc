import { setImmediate, setTimeout } from "node:timers/promises";
import type { CliStreams } from "./cli-streams.ts";
import { describeError } from "./describe-error.ts";
import { type ExitCode, exitCodeFor, exitCodes } from "./exit-codes.ts";
import { createProgram } from "./program.ts";

/** The signals that end a command, with the exit code that each leaves. */
const endings = {
  SIGINT: exitCodes.interrupted,
  SIGTERM: exitCodes.terminated,
} as const;

/**
 * Runs the `skill` command once.
 *
 * @param args - what follows the command's name.
 * @returns the exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted, 143 terminated. For
 *   `skill host` and `skill mcp` to be terminated is the regular end: 0.
 */
export async function runCli(args: readonly string[], streams: CliStreams): Promise<ExitCode> {
  const interruption = new AbortController();
  const state: { exitCode: ExitCode; serving: boolean; ending?: keyof typeof endings } = {
    exitCode: exitCodes.done,
    serving: false,
  };
  const onSignal = (name: keyof typeof endings) => {
    // The second time the person means it: whatever still hangs is left to the next start's clean-up.
    if (interruption.signal.aborted) process.exit(endings[name]);
    state.ending = name;
    interruption.abort();
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  // A reader that goes away (`skill list | head`) ends the output, not the program.
  streams.stdout.on("error", ignoreClosedPipe);
  try {
    const program = createProgram({
      streams,
      signal: interruption.signal,
      onServe: () => {
        state.serving = true;
      },
      onExit: (code) => {
        state.exitCode = code;
      },
    });
    await program.parseAsync(args, { from: "user" });
    return exitCodeOf(state);
  } catch (error) {
    if (interruption.signal.aborted && isRegularEnd(state)) return exitCodes.done;
    const exitCode = await reportError(error, args.includes("--json"), streams);
    return exitCode === exitCodes.interrupted ? exitCodeOf({ ...state, exitCode }) : exitCode;
  } finally {
    await written(streams.stdout);
    process.off("SIGINT", onSignal);
    process.off("SIGTERM", onSignal);
    streams.stdout.off("error", ignoreClosedPipe);
  }
}

interface EndState {
  readonly exitCode: ExitCode;
  /** Whether a program is served, which ends us by a signal when it needs us no more. */
  readonly serving: boolean;
  /** The signal that ended the command, if one did. */
  readonly ending?: keyof typeof endings;
}

function isRegularEnd({ serving, ending }: EndState): boolean {
  return serving && ending === "SIGTERM";
}

function exitCodeOf(state: EndState): ExitCode {
  if (state.ending === undefined || isRegularEnd(state)) return state.exitCode;
  return endings[state.ending];
}

/**
 * Waits until what was printed is taken or refused: a closed pipe says so only after the write. Not
 * for long: an embedding program may read only when we are done.
 */
async function written(stdout: CliStreams["stdout"]): Promise<void> {
  const taken = new Promise<void>((resolve) => stdout.write("", () => resolve()));
  await Promise.race([taken, setTimeout(1000, undefined, { ref: false })]);
  await setImmediate();
}

function ignoreClosedPipe(error: NodeJS.ErrnoException) {
  if (error.code !== "EPIPE") throw error;
}

async function reportError(error: unknown, json: boolean, streams: CliStreams): Promise<ExitCode> {
  const facts = await describeError(error);
  if (facts === undefined) return exitCodes.done;
  const { code, message, hint, findings } = facts;
  if (json) {
    const document = { code, message, hint, ...(findings.length > 0 && { diagnostics: findings }) };
    streams.stdout.write(`${JSON.stringify({ error: document })}\n`);
  } else {
    const { createTerminal, printable } = await import("./output/terminal.ts");
    const { formatDiagnostic } = await import("./output/show-proposal.ts");
    const terminal = createTerminal(streams);
    terminal.notice(`${terminal.style("red", "error:")} ${printable(message)}`);
    for (const finding of findings) terminal.notice(`  ${formatDiagnostic(finding)}`);
    if (hint) terminal.notice(`${terminal.style("cyan", "hint:")} ${printable(hint)}`);
  }
  return exitCodeFor(code);
}
