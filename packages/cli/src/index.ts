/**
 * The `skill` command as a function.
 *
 * @module
 */

export type { CliStreams, OutputStream } from "./cli-streams.ts";
export { type ExitCode, exitCodes } from "./exit-codes.ts";
export { runCli } from "./run-cli.ts";
