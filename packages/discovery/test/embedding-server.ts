import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

const request = z.object({ input: z.array(z.string()) });

/** A local stand-in for an OpenAI-compatible server that embeds texts by counting letters. */
export interface EmbeddingServer extends AsyncDisposable {
  readonly baseUrl: string;
}

export async function startEmbeddingServer(): Promise<EmbeddingServer> {
  const server = createServer(async (incoming, answer) => {
    let body = "";
    for await (const chunk of incoming) body += String(chunk);
    const { input } = request.parse(JSON.parse(body));
    const data = input.map((text, index) => {
      const embedding = Array.from({ length: 16 }, () => 0.01);
      for (const letter of text) {
        const at = (letter.codePointAt(0) ?? 0) % 16;
        embedding[at] = (embedding[at] ?? 0) + 1;
      }
      return { object: "embedding", index, embedding };
    });
    answer.setHeader("content-type", "application/json");
    answer.end(
      JSON.stringify({ object: "list", data, model: "letters", usage: { prompt_tokens: 1 } }),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
