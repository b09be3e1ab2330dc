/** Exit codes of the `skill` command; the last two are 128 and the signal's number, as shells have it. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  interrupted: 130,
  terminated: 143,
} as const;

/** One of {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Errors that mean the command line was wrong; every other error means the command failed. */
const usageErrors: ReadonlySet<string> = new Set([
  "intent-blank",
  "option-invalid",
  "skill-id-invalid",
  "payload-invalid",
  "usage",
]);

/** The exit code for an error's code. */
export function exitCodeFor(errorCode: string): ExitCode {
  if (errorCode === "cancelled") return exitCodes.interrupted;
  return usageErrors.has(errorCode) ? exitCodes.usage : exitCodes.failed;
}
