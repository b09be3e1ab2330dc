import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { type ExitCode, runCli } from "@skillwright/cli";

/** What one run of the command printed, and how it ended. */
export interface CliRun {
  readonly exitCode: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
  /** The one JSON document on stdout. */
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into documents of every shape.
  readonly json: any;
}

/** An empty data directory, and the command line over it. */
export interface CliHome extends AsyncDisposable {
  /** May be reassigned after the directory was moved. */
  home: string;
  run(...args: string[]): Promise<CliRun>;
  /** As {@link run}, with something on standard input. */
  runWithInput(input: string, ...args: string[]): Promise<CliRun>;
}

/** Makes a data directory that is gone with the test. */
export async function createCliHome(environment: NodeJS.ProcessEnv = {}): Promise<CliHome> {
  const root = await mkdtemp(join(tmpdir(), "skillwright-test-"));
  const cli: CliHome = {
    home: join(root, "home"),
    run: (...args) => cli.runWithInput("", ...args),
    async runWithInput(input, ...args) {
      const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
      stdin.end(input);
      const printed = Promise.all([text(stdout), text(stderr)]);
      const exitCode = await runCli(["--home", cli.home, ...args], {
        stdin,
        stdout,
        stderr,
        environment: {
          PATH: process.env["PATH"],
          // The same everywhere: what `auto` decides depends on the network.
          SKILLWRIGHT_DISCOVERY_EMBEDDER: "use",
          // A machine that builds and tests several things at once starts Python slowly.
          SKILLWRIGHT_PYTHON_HANDSHAKE_TIMEOUT_SECONDS: "60",
          SKILLWRIGHT_SKILLS_DEFAULT_TIMEOUT: "100",
          // A file in the test's own directory, never the person's keychain.
          SKILLWRIGHT_VAULT_KEY: "0".repeat(64),
          ...environment,
        },
        cwd: root,
      });
      stdout.end();
      stderr.end();
      const [out, err] = await printed;
      return {
        exitCode,
        stdout: out,
        stderr: err,
        get json() {
          return JSON.parse(out);
        },
      };
    },
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
  return cli;
}
