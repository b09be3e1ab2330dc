import type { Tool } from "@modelcontextprotocol/server";
import { type ActionDeclaration, isRunnable, type JsonSchema } from "@skillwright/core";
import type { SkillRecord, SkillStore } from "@skillwright/python-runtime";
import type { SkillRunner } from "./run-skill.ts";
import { skillToolName } from "./skill-tool-name.ts";
import type { McpTool } from "./tool.ts";

/** The tools of the active skills: one for each action, sorted by skill. */
export function createSkillTools(
  store: SkillStore,
  reserved: Iterable<string>,
  run: SkillRunner,
): McpTool[] {
  const taken = new Set(reserved);
  return store
    .list()
    .filter(({ state }) => isRunnable(state))
    .flatMap((record) =>
      record.manifest.actions.map((action): McpTool => {
        const only = record.manifest.actions.length === 1;
        const name = skillToolName(record.id, action.name, { only, taken });
        taken.add(name);
        return {
          definition: describeTool(name, record, action),
          call: (input, context) =>
            run({ skill_id: record.id, action: action.name, input }, context),
        };
      }),
    );
}

function describeTool(name: string, skill: SkillRecord, action: ActionDeclaration): Tool {
  const { description, input, idempotent, pure } = action;
  return {
    name,
    title: skill.manifest.actions.length === 1 ? skill.name : `${skill.name}: ${action.name}`,
    description: description || skill.description,
    inputSchema: asObjectSchema(input),
    annotations: {
      readOnlyHint: pure,
      idempotentHint: idempotent || pure,
      destructiveHint: !(idempotent || pure),
      openWorldHint: skill.permissions.network.length > 0,
    },
  };
}

/** Tools take objects, and clients insist on reading so. */
function asObjectSchema(schema: JsonSchema): Tool["inputSchema"] {
  return { ...schema, type: "object" };
}
