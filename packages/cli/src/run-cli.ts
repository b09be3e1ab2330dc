import type { CliStreams } from "./cli-streams.ts";
import { describeError } from "./describe-error.ts";
import { type ExitCode, exitCodeFor, exitCodes } from "./exit-codes.ts";
import { createProgram } from "./program.ts";

/**
 * Runs the `skill` command once.
 *
 * @param args - what follows the command's name.
 * @returns the exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted.
 */
export async function runCli(args: readonly string[], streams: CliStreams): Promise<ExitCode> {
  const interruption = new AbortController();
  const onSignal = () => {
    // The second time the person means it: whatever still hangs is left to the next start's clean-up.
    if (interruption.signal.aborted) process.exit(exitCodes.interrupted);
    interruption.abort();
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  // A reader that goes away (`skill list | head`) ends the output, not the program.
  streams.stdout.on("error", ignoreClosedPipe);
  const state: { exitCode: ExitCode } = { exitCode: exitCodes.done };
  try {
    const program = createProgram({
      streams,
      signal: interruption.signal,
      onExit: (code) => {
        state.exitCode = code;
      },
    });
    await program.parseAsync(args, { from: "user" });
    return interruption.signal.aborted ? exitCodes.interrupted : state.exitCode;
  } catch (error) {
    return await reportError(error, args.includes("--json"), streams);
  } finally {
    process.off("SIGINT", onSignal);
    process.off("SIGTERM", onSignal);
    streams.stdout.off("error", ignoreClosedPipe);
  }
}

function ignoreClosedPipe(error: NodeJS.ErrnoException) {
  if (error.code !== "EPIPE") throw error;
}

async function reportError(error: unknown, json: boolean, streams: CliStreams): Promise<ExitCode> {
  const facts = await describeError(error);
  if (facts === undefined) return exitCodes.done;
  const { code, message, hint } = facts;
  if (json) {
    streams.stdout.write(`${JSON.stringify({ error: { code, message, hint } })}\n`);
  } else {
    const { createTerminal, printable } = await import("./output/terminal.ts");
    const terminal = createTerminal(streams);
    terminal.notice(`${terminal.style("red", "error:")} ${printable(message)}`);
    if (hint) terminal.notice(`${terminal.style("cyan", "hint:")} ${printable(hint)}`);
  }
  return exitCodeFor(code);
}
