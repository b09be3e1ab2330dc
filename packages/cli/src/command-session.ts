import { randomUUID } from "node:crypto";
import {
  type CommandDefinition,
  contractVersion,
  createHostServer,
  type OpenWorkspaceOptions,
  openWorkspace,
} from "@skillwright/host";
import type { z } from "zod";
import type { CliStreams } from "./cli-streams.ts";
import { CommandFailure } from "./command-failure.ts";
import { createProgressDisplay, type ProgressDisplay } from "./output/progress.ts";
import { createTerminal, type Terminal } from "./output/terminal.ts";

/** Options that every command has. */
export interface GlobalOptions {
  readonly json?: boolean | undefined;
  readonly home?: string | undefined;
  readonly quiet?: boolean | undefined;
}

/** One run of the command line: an open workspace, and ways to call it and to show what it says. */
export interface CommandSession extends AsyncDisposable {
  readonly terminal: Terminal;
  readonly streams: CliStreams;
  readonly signal: AbortSignal;
  readonly json: boolean;
  /** With `--json`: prints the document and is true; else does nothing. */
  printedJson(document: unknown): boolean;
  /** How the person calls us: `skill`, `pnpm skill`. */
  readonly commandName: string;
  /**
   * Sends one command to the host, in process, with progress on the terminal.
   *
   * @throws SkillwrightError with the answer's `error_code`.
   */
  call<Payload extends z.ZodType, Result extends z.ZodType>(
    command: CommandDefinition<Payload, Result>,
    payload: z.input<Payload> & Record<string, unknown>,
  ): Promise<z.output<Result>>;
}

/** Opens the data directory for one run. */
export async function openCommandSession(
  streams: CliStreams,
  { json = false, home, quiet = false }: GlobalOptions,
  signal: AbortSignal,
  overrides: OpenWorkspaceOptions["overrides"] = {},
): Promise<CommandSession> {
  const terminal = createTerminal(streams, { quiet });
  let current: ProgressDisplay | undefined;
  /** One answer holds for the whole run. */
  let uvWanted: Promise<boolean> | undefined;
  const workspace = await openWorkspace({
    home,
    cwd: streams.cwd,
    environment: streams.environment,
    overrides,
    onNotice: (text) => terminal.notice(text),
    onDownload({ file, loadedBytes, totalBytes }) {
      const percent = Math.floor((100 * loadedBytes) / Math.max(totalBytes, 1));
      current?.update({ phase: "downloading", message: `${file} ${percent} %` });
    },
    ...(terminal.interactive &&
      !json && {
        offerUv: async (offer) => {
          const { askToInstallUv } = await import("./output/ask-to-install-uv.ts");
          // The moving line and a question do not share a terminal; the next step shows it again.
          current?.[Symbol.dispose]();
          uvWanted ??= askToInstallUv(streams, offer, signal);
          return uvWanted;
        },
      }),
  });
  const server = createHostServer(workspace);
  return {
    terminal,
    streams,
    signal,
    json,
    commandName: commandName(streams.environment),
    printedJson(document) {
      if (json) streams.stdout.write(`${JSON.stringify(document)}\n`);
      return json;
    },
    async call(command, payload) {
      using progress = createProgressDisplay(streams, { quiet: quiet || json });
      current = progress;
      const answer = await server.handle(
        {
          v: contractVersion,
          request_id: randomUUID(),
          command: command.name,
          payload,
        },
        { signal, onProgress: (step) => progress.update(step) },
      );
      if (answer.ok) return command.result.parse(answer.payload);
      throw new CommandFailure(answer);
    },
    [Symbol.asyncDispose]: () => workspace.close(),
  };
}

/** In the repository the command is a script; what we tell people to type has to work there too. */
function commandName(environment: NodeJS.ProcessEnv): string {
  if (environment["npm_lifecycle_event"] !== "skill") return "skill";
  const throughNpx = environment["npm_execpath"]?.includes("_npx") === true;
  return throughNpx ? "npx -y pnpm@10 skill" : "pnpm skill";
}
