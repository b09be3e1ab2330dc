import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { z } from "zod";

/** A tool call as a model makes it; `arguments` as text is sent as it is, broken JSON included. */
export interface ScriptedCall {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>> | string;
}

/** What the server answers to one request. */
export type Turn =
  | {
      readonly say?: string;
      readonly calls?: readonly ScriptedCall[];
      /** Default `tool_calls` with calls, else `stop`. */
      readonly finish?: "stop" | "length";
      /** Breaks the connection in the middle of the answer. */
      readonly disconnect?: true;
    }
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  | "never answer";

/** What a request held. */
export interface ModelRequest {
  readonly headers: IncomingHttpHeaders;
  /** The whole body, to look for what must not be in it. */
  readonly text: string;
  readonly messages: readonly { readonly role: string; readonly content?: unknown }[];
}

/** A model's behaviour: its turns as an author, one after another, and what it says as a tester. */
export interface ModelScript {
  readonly author: readonly Turn[] | ((request: ModelRequest, turn: number) => Turn);
  readonly tester?: Turn;
  /** What it says as a tester who reconsiders. */
  readonly reviewer?: Turn;
}

/** A server with the interface of OpenAI's chat completions, played from a script. */
export interface ModelServer extends AsyncDisposable {
  readonly baseUrl: string;
  readonly requests: ModelRequest[];
}

const requestSchema = z.object({
  stream: z.boolean().optional(),
  messages: z.array(z.object({ role: z.string(), content: z.unknown() })),
});

/** Tokens that every answer claims: round figures, so that sums are easy to check. */
export const usage = { prompt_tokens: 1000, completion_tokens: 100, total_tokens: 1100 };

/** Starts the server on a free port of this machine. */
export async function startModelServer({
  author,
  tester = { say: "[]" },
  reviewer = { say: "[]" },
}: ModelScript): Promise<ModelServer> {
  const requests: ModelRequest[] = [];
  let turns = 0;
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString("utf8");
    const { stream = false, messages } = requestSchema.parse(JSON.parse(text));
    const request = { headers: incoming.headers, text, messages };
    requests.push(request);
    const instructions = String(messages[0]?.content);
    const isTester = instructions.startsWith("You write acceptance tests");
    const isReviewer = instructions.startsWith("You reconsider acceptance tests");
    const next = typeof author === "function" ? author(request, turns) : author[turns];
    if (isTester || isReviewer) return play(isTester ? tester : reviewer, stream, outgoing);
    turns++;
    play(next ?? { say: "Done." }, stream, outgoing);
  });
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await listening;
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      const { promise, resolve: closed } = Promise.withResolvers<void>();
      server.close(() => closed());
      await promise;
    },
  };
}

function play(turn: Turn, stream: boolean, outgoing: ServerResponse) {
  if (turn === "never answer") return;
  if ("status" in turn) {
    outgoing.writeHead(turn.status, { "content-type": "application/json", ...turn.headers });
    outgoing.end(JSON.stringify(turn.body ?? { error: { message: "scripted" } }));
    return;
  }
  const { say = "", calls = [], finish, disconnect } = turn;
  const finishReason = finish ?? (calls.length > 0 ? "tool_calls" : "stop");
  const toolCalls = calls.map(({ name, arguments: given }, index) => ({
    index,
    id: `call_${index}_${name}`,
    type: "function",
    function: { name, arguments: typeof given === "string" ? given : JSON.stringify(given) },
  }));
  const head = { id: "chatcmpl-1", created: 1_700_000_000, model: "scripted" };
  if (!stream) {
    const message = { role: "assistant", content: say };
    outgoing.writeHead(200, { "content-type": "application/json" });
    outgoing.end(
      JSON.stringify({
        ...head,
        object: "chat.completion",
        choices: [{ index: 0, message, finish_reason: finishReason }],
        usage,
      }),
    );
    return;
  }
  outgoing.writeHead(200, { "content-type": "text/event-stream" });
  const send = (delta: object, finish_reason: string | null = null) =>
    outgoing.write(
      `data: ${JSON.stringify({ ...head, object: "chat.completion.chunk", choices: [{ index: 0, delta, finish_reason }] })}\n\n`,
    );
  send({ role: "assistant", content: say });
  for (const call of toolCalls) {
    // In two pieces, as real servers do.
    const { arguments: text } = call.function;
    const middle = Math.floor(text.length / 2);
    send({
      tool_calls: [
        { ...call, function: { name: call.function.name, arguments: text.slice(0, middle) } },
      ],
    });
    if (disconnect) break;
    send({ tool_calls: [{ index: call.index, function: { arguments: text.slice(middle) } }] });
  }
  if (disconnect) {
    // Once what was sent is on its way, so that it breaks in the middle and not before it began.
    setTimeout(() => outgoing.destroy(), 50);
    return;
  }
  send({}, finishReason);
  outgoing.write(
    `data: ${JSON.stringify({ ...head, object: "chat.completion.chunk", choices: [], usage })}\n\n`,
  );
  outgoing.end("data: [DONE]\n\n");
}
