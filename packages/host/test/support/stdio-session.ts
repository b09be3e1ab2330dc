import { PassThrough } from "node:stream";
import {
  type CommandHandlers,
  createHostServer,
  type ServeStdioOptions,
  type StdioEnd,
  serveStdio,
} from "@skillwright/host";
import { openTemporaryWorkspace } from "./temporary-workspace.ts";

/** One line of the host's output. */
// biome-ignore lint/suspicious/noExplicitAny: tests reach into messages of every shape.
export type HostLine = any;

/** A host that serves a pair of streams in this process. */
export interface StdioSession extends AsyncDisposable {
  readonly input: PassThrough;
  readonly output: PassThrough;
  readonly ended: Promise<StdioEnd>;
  /** Sends one command. */
  send(request_id: string, command: string, payload?: Record<string, unknown>): void;
  /** The answers so far, events left out. */
  readonly answers: HostLine[];
  readonly events: HostLine[];
  /** Starts reading what the host writes; sessions begin with nobody reading. */
  read(): void;
  /** Resolves when there are so many answers. */
  answered(count: number): Promise<HostLine[]>;
}

/** Opens a workspace and serves it. */
export async function openStdioSession(
  options: Partial<ServeStdioOptions> & { handlers?: CommandHandlers; maxRunning?: number } = {},
): Promise<StdioSession> {
  const { handlers, maxRunning, ...limits } = options;
  const temporary = await openTemporaryWorkspace();
  const [input, output] = [new PassThrough(), new PassThrough()];
  const server = createHostServer(temporary.workspace, { handlers, maxRunning });
  const ended = serveStdio(server, { input, output, ...limits });
  const answers: HostLine[] = [];
  const events: HostLine[] = [];
  let rest = "";
  let onLine = () => {};
  return {
    input,
    output,
    ended,
    answers,
    events,
    send(request_id, command, payload = {}) {
      input.write(`${JSON.stringify({ v: 1, request_id, command, payload })}\n`);
    },
    read() {
      output.setEncoding("utf8").on("data", (text: string) => {
        const lines = (rest + text).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) {
          const message: HostLine = JSON.parse(line);
          ("event" in message ? events : answers).push(message);
        }
        onLine();
      });
    },
    async answered(count) {
      while (answers.length < count) {
        await new Promise<void>((resolve) => {
          onLine = resolve;
        });
      }
      return answers;
    },
    async [Symbol.asyncDispose]() {
      input.end();
      output.resume();
      await ended;
      await temporary[Symbol.asyncDispose]();
    },
  };
}
