import { createServer, type IncomingHttpHeaders } from "node:http";
import type { JsonValue } from "@skillwright/core";

/** A request as it arrived. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body read as JSON; `undefined` when it is none. */
  readonly json: JsonValue | undefined;
}

/** What the stand-in answers; `"hang up"` breaks the connection. */
export type Answer =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  | "hang up";

/** A local server in the place of a service: records what it is asked, answers what it is told to. */
export interface HttpStandIn extends AsyncDisposable {
  readonly url: string;
  readonly requests: RecordedRequest[];
}

/** Starts a stand-in on a free port of this machine. */
export async function startHttpStandIn(
  answer: Answer | ((request: RecordedRequest) => Answer),
): Promise<HttpStandIn> {
  const requests: RecordedRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString("utf8");
    const { method = "", url: path = "", headers } = incoming;
    const request = { method, path, headers, text, json: parseJson(text) };
    requests.push(request);
    const reply = typeof answer === "function" ? answer(request) : answer;
    if (reply === "hang up") {
      incoming.socket.destroy();
      return;
    }
    const { status, headers: replyHeaders = {}, body = "" } = reply;
    outgoing.writeHead(status, replyHeaders);
    outgoing.end(typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body));
  });
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await listening;
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      const { promise, resolve: closed } = Promise.withResolvers<void>();
      server.close(() => closed());
      await promise;
    },
  };
}

function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
