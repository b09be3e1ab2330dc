/**
 * The workspace over one data directory and the command contract behind every client.
 *
 * @module
 */

export {
  createHostClient,
  type HostCallOptions,
  type HostClient,
  type HostStreams,
} from "./client/host-client.ts";
export { hostCommands } from "./commands/host-commands.ts";
export type { Config } from "./config/config-schema.ts";
export type {
  CommandContext,
  CommandDefinition,
  CommandProgress,
} from "./contract/command-definition.ts";
export {
  type CommandEnvelope,
  type CommandError,
  contractVersion,
  type EventEnvelope,
  type ResponseEnvelope,
} from "./contract/envelope.ts";
export type { HostControl, RunningCommand } from "./contract/host-control.ts";
export { type HostEvent, type HostEventName, hostEventSchemas } from "./contract/host-events.ts";
export type { OutcomeWire } from "./contract/outcome-wire.ts";
export type { ProposalWire } from "./contract/proposal-wire.ts";
export { unreadableRequestId } from "./contract/read-request-id.ts";
export type { HostErrorCode } from "./errors.ts";
export { createMcpServer, type McpServerOptions } from "./mcp/create-mcp-server.ts";
export { type ServeMcpOptions, serveMcp } from "./mcp/serve-mcp.ts";
export type {
  CommandHandler,
  CommandHandlers,
  CommandName,
  CommandOf,
  CommandPayload,
  CommandResult,
} from "./server/command-handlers.ts";
export { HostCommandHandler } from "./server/host-command-handler.ts";
export {
  createHostServer,
  type HandleOptions,
  type HostServer,
  type HostServerOptions,
} from "./server/host-server.ts";
export { type ServeStdioOptions, type StdioEnd, serveStdio } from "./stdio/serve-stdio.ts";
export type { SkillDiscovery } from "./workspace/open-discovery.ts";
export { type OpenWorkspaceOptions, openWorkspace } from "./workspace/open-workspace.ts";
export { resolveHome } from "./workspace/resolve-home.ts";
export type { InvokeOptions, SkillExecutor } from "./workspace/skill-executor.ts";
export type { Workspace } from "./workspace/workspace.ts";
