import type { CallToolResult, ServerContext } from "@modelcontextprotocol/server";
import type { CommandPayload } from "../server/command-handlers.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { CommandCaller } from "./command-caller.ts";
import { createResultFilter } from "./result-filter.ts";
import { toolError, toolResult } from "./tool-result.ts";

/** Runs one action for a model. */
export type SkillRunner = (
  payload: CommandPayload<"skill.invoke">,
  context: ServerContext,
) => Promise<CallToolResult>;

/** Results and a skill's own errors are told as they are, but for secrets and our own paths. */
export function createSkillRunner(workspace: Workspace, call: CommandCaller): SkillRunner {
  return async (payload, context) => {
    const { success, result, error, error_code } = await call("skill.invoke", payload, context);
    const filter = await createResultFilter(workspace, payload.skill_id);
    if (success) return toolResult(filter(result));
    const message = filter(error ?? "no reason given");
    return toolError({ error: message, error_code: error_code ?? "skill-error" });
  };
}
