import type { Readable, Writable } from "node:stream";

/** An output that may be a terminal. */
export type OutputStream = Writable & {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
};

/** Where a command reads and writes, so that it can be run inside another program. */
export interface CliStreams {
  readonly stdin: Readable & { readonly isTTY?: boolean | undefined };
  /** Results. */
  readonly stdout: OutputStream;
  /** Progress, notices, errors. */
  readonly stderr: OutputStream;
  readonly environment: NodeJS.ProcessEnv;
  /** Where relative paths on the command line start. */
  readonly cwd: string;
}
