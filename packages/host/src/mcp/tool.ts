import type {
  CallToolResult,
  InputRequiredResult,
  ServerContext,
  Tool,
} from "@modelcontextprotocol/server";
import type { JsonObject } from "@skillwright/core";

/** One tool: what clients are told of it, and what it does. */
export interface McpTool {
  readonly definition: Tool;
  /** What is thrown becomes a result that says so, without what a model must not see. */
  call(input: JsonObject, context: ServerContext): Promise<CallToolResult | InputRequiredResult>;
}
