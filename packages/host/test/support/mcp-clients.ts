import { Client as ModernClient } from "@modelcontextprotocol/client";
import { Client as OlderClient } from "@modelcontextprotocol/sdk/client/index.js";
import {
  CallToolResultSchema,
  ElicitRequestSchema,
  ToolListChangedNotificationSchema,
} from "@modelcontextprotocol/sdk/types.js";
import type { StreamTransport } from "./mcp-session.ts";

/** What the person at a client answers to a question. */
export type PersonsAnswer =
  | { readonly action: "accept"; readonly content: { readonly approve: boolean } }
  | { readonly action: "decline" | "cancel" };

/** How a test client behaves. */
export interface TestClientOptions {
  /** Answers questions; a client without one cannot be asked. */
  readonly person?: ((message: string) => PersonsAnswer) | undefined;
  readonly onToolsChanged?: (() => void) | undefined;
}

/** What a tool answered. */
export interface ToolAnswer {
  readonly isError: boolean;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into results of every shape.
  readonly structured: any;
}

/** One of the official clients, with the calls that the tests make. */
export interface TestClient extends AsyncDisposable {
  listTools(): Promise<{ name: string; [key: string]: unknown }[]>;
  callTool(
    name: string,
    input: Record<string, unknown>,
    options?: { signal?: AbortSignal; onProgress?: (message: string) => void },
  ): Promise<ToolAnswer>;
}

type Connect = (transport: StreamTransport, options?: TestClientOptions) => Promise<TestClient>;

const info = { name: "test", version: "1.0.0" };

/** The v2 client, on the revision of 2026-07-28 or as an older client speaks. */
function modern(mode: "legacy" | { pin: string }): Connect {
  return async (transport, { person, onToolsChanged } = {}) => {
    const client = new ModernClient(info, {
      capabilities: person ? { elicitation: { form: {} } } : {},
      versionNegotiation: { mode },
      ...(onToolsChanged && { listChanged: { tools: { onChanged: () => onToolsChanged() } } }),
    });
    if (person) {
      client.setRequestHandler("elicitation/create", async ({ params }) => {
        const answer = person(params.message);
        return answer.action === "accept"
          ? { action: "accept", content: { ...answer.content } }
          : answer;
      });
    }
    await client.connect(transport);
    return {
      listTools: async () => (await client.listTools()).tools,
      async callTool(name, input, { signal, onProgress } = {}) {
        const result = await client.callTool(
          { name, arguments: input },
          {
            ...(signal && { signal }),
            ...(onProgress && { onprogress: ({ message = "" }) => onProgress(message) }),
          },
        );
        return toAnswer(result);
      },
      [Symbol.asyncDispose]: () => client.close(),
    };
  };
}

/** The client of the 1.x SDK. */
const older: Connect = async (transport, { person, onToolsChanged } = {}) => {
  const client = new OlderClient(info, {
    capabilities: person ? { elicitation: { form: {} } } : {},
  });
  if (person) {
    client.setRequestHandler(ElicitRequestSchema, async ({ params }) => {
      const answer = person(params.message);
      return answer.action === "accept"
        ? { action: "accept", content: { ...answer.content } }
        : answer;
    });
  }
  if (onToolsChanged) {
    client.setNotificationHandler(ToolListChangedNotificationSchema, () => onToolsChanged());
  }
  await client.connect(transport);
  return {
    listTools: async () => (await client.listTools()).tools,
    async callTool(name, input, { signal, onProgress } = {}) {
      const result = await client.callTool({ name, arguments: input }, CallToolResultSchema, {
        ...(signal && { signal }),
        ...(onProgress && { onprogress: ({ message = "" }) => onProgress(message) }),
      });
      return toAnswer(CallToolResultSchema.parse(result));
    },
    [Symbol.asyncDispose]: () => client.close(),
  };
};

/** Every client that is to be served. */
export const mcpClients: readonly (readonly [string, Connect])[] = [
  ["v2, 2026-07-28", modern({ pin: "2026-07-28" })],
  ["v2, 2025-11-25", modern("legacy")],
  ["1.x", older],
];

function toAnswer(result: {
  content: readonly { type: string; text?: string }[];
  isError?: boolean | undefined;
  structuredContent?: unknown;
}): ToolAnswer {
  return {
    isError: result.isError === true,
    text: result.content.map(({ text = "" }) => text).join("\n"),
    structured: result.structuredContent,
  };
}
