import { PassThrough, type Readable, type Writable } from "node:stream";
import {
  type JSONRPCMessage,
  ReadBuffer as ModernReadBuffer,
  type ReadBuffer,
  serializeMessage,
  type Transport,
} from "@modelcontextprotocol/client";
import { type McpServerOptions, serveMcp, type Workspace } from "@skillwright/host";

/** `skill mcp` in this process: the client's end of its pipes. */
export interface McpSession extends AsyncDisposable {
  readonly transport: StreamTransport;
  /** What could not be answered. */
  readonly errors: Error[];
}

/** Serves a workspace over MCP; the caller connects a client to the transport. */
export function openMcpSession(workspace: Workspace, options: McpServerOptions = {}): McpSession {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const errors: Error[] = [];
  const served = serveMcp(workspace, {
    input,
    output,
    onError: (error) => errors.push(error),
    ...options,
  });
  return {
    transport: new StreamTransport(input, output),
    errors,
    async [Symbol.asyncDispose]() {
      input.end();
      await served;
    },
  };
}

/** The stdio transport of a client, over streams instead of a child process. */
export class StreamTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: JSONRPCMessage) => void;
  readonly #buffer: ReadBuffer = new ModernReadBuffer();
  readonly #input: Writable;
  readonly #output: Readable;

  constructor(input: Writable, output: Readable) {
    this.#input = input;
    this.#output = output;
  }

  async start(): Promise<void> {
    this.#output.on("data", (chunk: Buffer) => {
      this.#buffer.append(chunk);
      for (;;) {
        const message = this.#buffer.readMessage();
        if (message === null) return;
        this.onmessage?.(message);
      }
    });
  }

  async send(message: JSONRPCMessage): Promise<void> {
    this.#input.write(serializeMessage(message));
  }

  async close(): Promise<void> {
    this.#input.end();
    this.onclose?.();
  }
}
