import { openWorkspace, serveMcp } from "@skillwright/host";
import type { CliStreams } from "../cli-streams.ts";
import type { GlobalOptions } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { createTerminal, printable } from "../output/terminal.ts";

/** Options of `skill mcp`. */
export interface McpOptions {
  readonly maxTools?: number | undefined;
}

/** `skill mcp`: serves the skills to one MCP client, until its input ends. */
export async function mcp(
  streams: CliStreams,
  { home, quiet = false }: GlobalOptions,
  { maxTools }: McpOptions,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { stdin, stdout, environment, cwd } = streams;
  const terminal = createTerminal(streams, { quiet });
  await using workspace = await openWorkspace({
    home,
    cwd,
    environment,
    onNotice: (text) => terminal.notice(text),
  });
  await serveMcp(workspace, {
    input: stdin,
    output: stdout,
    signal,
    maxSkillTools: maxTools,
    onError: ({ message }) => terminal.notice(printable(message)),
    onWarning: (message) => terminal.notice(printable(message)),
  });
  return exitCodes.done;
}
