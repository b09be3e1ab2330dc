import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

const request = z.object({ model: z.string(), input: z.array(z.string()) });

/** A local stand-in for an OpenAI-compatible server that embeds texts by counting letters. */
export interface EmbeddingServer extends AsyncDisposable {
  readonly baseUrl: string;
  /** Texts that were asked for. */
  readonly embedded: string[];
}

/** How an {@link EmbeddingServer} answers. */
export interface EmbeddingServerOptions {
  /** Without it every request is refused, in an answer that repeats what came instead. */
  readonly key?: string | undefined;
  /** Length of the vectors; 16 by default. */
  readonly dimensions?: number | undefined;
}

export async function startEmbeddingServer({
  key,
  dimensions = 16,
}: EmbeddingServerOptions = {}): Promise<EmbeddingServer> {
  const embedded: string[] = [];
  const server = createServer(async (incoming, answer) => {
    let body = "";
    for await (const chunk of incoming) body += String(chunk);
    const { model, input } = request.parse(JSON.parse(body));
    answer.setHeader("content-type", "application/json");
    const refuse = (status: number, message: string) =>
      answer.writeHead(status).end(JSON.stringify({ error: { message } }));
    const given = incoming.headers.authorization?.replace("Bearer ", "");
    if (key !== undefined && given !== key) return refuse(401, `bad key ${given}`);
    if (model !== "letters") return refuse(404, `model "${model}" not found`);
    embedded.push(...input);
    const data = input.map((text, index) => {
      const embedding = Array.from({ length: dimensions }, () => 0.01);
      for (const letter of text) {
        const at = (letter.codePointAt(0) ?? 0) % dimensions;
        embedding[at] = (embedding[at] ?? 0) + 1;
      }
      return { object: "embedding", index, embedding };
    });
    return answer.end(
      JSON.stringify({ object: "list", data, model: "letters", usage: { prompt_tokens: 1 } }),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    embedded,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
