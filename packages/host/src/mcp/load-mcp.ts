/** The MCP SDK as a module. */
export type McpModule = typeof import("@modelcontextprotocol/server");

/** Loads the SDK when it is needed: whoever uses the host in process should not wait for it. */
export function loadMcp(): Promise<McpModule> {
  return import("@modelcontextprotocol/server");
}
