import { randomUUID } from "node:crypto";
import type { ServerContext } from "@modelcontextprotocol/server";
import { SkillwrightError } from "@skillwright/core";
import { contractVersion } from "../contract/envelope.ts";
import type { CommandName, CommandPayload, CommandResult } from "../server/command-handlers.ts";
import type { HostServer } from "../server/host-server.ts";
import { hidePaths } from "./hide-paths.ts";

/**
 * Carries a tool call out as a command of the host, so that MCP can do nothing that the contract
 * does not say.
 *
 * @throws SkillwrightError with the answer's `error_code`.
 */
export type CommandCaller = <Name extends CommandName>(
  command: Name,
  payload: CommandPayload<Name>,
  context: ServerContext,
) => Promise<CommandResult<Name>>;

/** Cancelling the tool call cancels the command; its progress goes to whoever asked for it. */
export function createCommandCaller(server: HostServer): CommandCaller {
  return async <Name extends CommandName>(
    command: Name,
    payload: CommandPayload<Name>,
    { mcpReq }: ServerContext,
  ) => {
    const progressToken = mcpReq._meta?.progressToken;
    let progress = 0;
    const answer = await server.handle(
      { v: contractVersion, request_id: randomUUID(), command, payload },
      {
        signal: mcpReq.signal,
        onProgress({ phase, message }) {
          if (progressToken === undefined) return;
          progress += 1;
          const text = message === undefined ? phase : `${phase}: ${message}`;
          const params = { progressToken, progress, message: hidePaths(text) };
          // A client that is gone needs no progress.
          mcpReq.notify({ method: "notifications/progress", params }).catch(() => {});
        },
      },
    );
    // The server checked it against the command's own schema.
    if (answer.ok) return answer.payload as CommandResult<Name>;
    const { error, error_code: code, hint } = answer;
    throw new SkillwrightError(error, { code, hint });
  };
}
