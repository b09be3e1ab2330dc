import { createHostServer, openWorkspace, serveStdio } from "@skillwright/host";
import type { CliStreams } from "../cli-streams.ts";
import type { GlobalOptions } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { createTerminal } from "../output/terminal.ts";

/** `skill host`: answers a program's commands, one JSON object a line, until its input ends. */
export async function host(
  streams: CliStreams,
  { home, quiet = false }: GlobalOptions,
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
  if (stdin.isTTY) terminal.notice('Type commands: {"v":1,"request_id":"1","command":"host.ping"}');
  const server = createHostServer(workspace);
  const end = await serveStdio(server, { input: stdin, output: stdout, signal });
  return end === "reader-gone" ? exitCodes.failed : exitCodes.done;
}
