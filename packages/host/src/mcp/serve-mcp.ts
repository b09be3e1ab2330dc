import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { createHostServer } from "../server/host-server.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { buildMcpServer, type McpServerOptions } from "./create-mcp-server.ts";
import { openInstructionSkills } from "./instruction-skills.ts";
import { loadMcp } from "./load-mcp.ts";

/** Where {@link serveMcp} reads and writes. */
export interface ServeMcpOptions extends McpServerOptions {
  readonly input: Readable;
  /** Protocol messages, and nothing else. */
  readonly output: Writable;
  readonly signal?: AbortSignal | undefined;
  /** Told what went wrong without an answer to say so in: a line that is no message. */
  readonly onError?: ((error: Error) => void) | undefined;
}

/**
 * Serves one MCP client over a pair of streams, of the current revision or an older one, until its
 * input ends or the signal aborts.
 */
export async function serveMcp(
  workspace: Workspace,
  {
    input,
    output,
    signal,
    onError,
    onWarning,
    host = createHostServer(workspace),
    maxSkillTools,
  }: ServeMcpOptions,
): Promise<void> {
  const [mcp, { serveStdio, StdioServerTransport }, opened] = await Promise.all([
    loadMcp(),
    import("@modelcontextprotocol/server/stdio"),
    openInstructionSkills(workspace.home, { onWarning }),
  ]);
  using instructionSkills = opened;
  signal?.throwIfAborted();
  const parts = { mcp, workspace, host, instructionSkills, maxSkillTools };
  const ended = new AbortController();
  const closed = once(input, "close", { signal: ended.signal });
  const handle = serveStdio(() => buildMcpServer(parts), {
    transport: new StdioServerTransport(input, output),
    ...(onError && { onerror: onError }),
  });
  try {
    const aborted = signal && once(signal, "abort", { signal: ended.signal });
    await Promise.race([closed, once(input, "end", { signal: ended.signal }), aborted ?? closed]);
  } finally {
    ended.abort();
    // Closing aborts what runs; its processes are gone when this returns.
    await handle.close();
    await host.idle();
    input.destroy();
  }
}
