import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";

/** How a {@link FileServer} behaves from now on. */
export interface FileServerMode {
  /** Bytes after which the next answers break off, one number an answer. */
  breaks: number[];
  /**
   * Bytes of the file that have reached the client, as it says: an answer breaks off only then. A
   * connection that ends takes along what lies in the client's buffers.
   */
  arrived: number;
  /** Answers these statuses first, one an answer to GET. */
  statuses: number[];
  /** Answers whole files to requests for a part. */
  ignoresRanges: boolean;
  /** Sends elsewhere for the content, as huggingface.co does, with its digest. */
  redirects: boolean;
  /** Without it nothing tells one version of a file from another. */
  tags: boolean;
  /** Changes what is sent, not what is said of it. */
  corrupts: boolean;
  /** Called for each answer, before anything of it is sent. */
  onGet: (() => void) | undefined;
}

/** A server of the files of one model, which can be told to fail. */
export interface FileServer extends AsyncDisposable {
  /** Ends with a slash. */
  readonly host: string;
  readonly mode: FileServerMode;
  /** What was requested: method, path and range. */
  readonly requests: string[];
  /** Bytes of content sent. */
  readonly sent: () => number;
}

/** Serves `directory` as `<any model>/resolve/main/…`. */
export async function startFileServer(directory: string): Promise<FileServer> {
  const requests: string[] = [];
  let sent = 0;
  const mode: FileServerMode = {
    ...{ breaks: [], arrived: 0, statuses: [], ignoresRanges: false, redirects: false },
    ...{ tags: true, corrupts: false, onGet: undefined },
  };

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { method = "", url = "", headers } = request;
    requests.push(`${method} ${url} ${headers.range ?? ""}`.trim());
    const file = url.replace(/^.*\/(?:resolve\/main|elsewhere)\//, "");
    const content = await readFile(join(directory, file)).catch(() => undefined);
    if (content === undefined) return response.writeHead(404).end();
    const digest = createHash("sha256").update(content).digest("hex");
    if (mode.redirects && !url.startsWith("/elsewhere/")) {
      const linked = { "x-linked-etag": `"${digest}"`, "x-linked-size": content.length };
      return response.writeHead(302, { location: `/elsewhere/${file}`, ...linked }).end();
    }
    if (mode.tags) response.setHeader("etag", `"${digest.slice(0, 20)}"`);
    if (method === "HEAD")
      return response.writeHead(200, { "content-length": content.length }).end();
    mode.onGet?.();
    const status = mode.statuses.shift();
    if (status !== undefined) return response.writeHead(status).end();

    const start = mode.ignoresRanges ? 0 : Number(/\d+/.exec(headers.range ?? "")?.[0] ?? 0);
    const partial = headers.range !== undefined && !mode.ignoresRanges;
    if (start >= content.length && start > 0) return response.writeHead(416).end();
    const body = mode.corrupts ? Buffer.alloc(content.length, "x") : content;
    const range = { "content-range": `bytes ${start}-${content.length - 1}/${content.length}` };
    response.writeHead(partial ? 206 : 200, {
      "content-length": content.length - start,
      ...(partial && range),
    });
    const until = mode.breaks.shift();
    const piece = body.subarray(start, until === undefined ? undefined : start + until);
    sent += piece.length;
    if (until === undefined) return response.end(piece);
    response.write(piece);
    while (mode.arrived < start + piece.length && !response.destroyed) await setImmediate();
    return response.destroy();
  }

  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    host: `http://127.0.0.1:${port}/`,
    mode,
    requests,
    sent: () => sent,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
