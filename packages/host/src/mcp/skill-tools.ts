import type { Tool } from "@modelcontextprotocol/server";
import { isRunnable, type JsonSchema } from "@skillwright/core";
import type { DeclaredAction } from "../contract/manifest-wire.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { SkillRunner } from "./run-skill.ts";
import { skillToolName } from "./skill-tool-name.ts";
import type { McpTool } from "./tool.ts";

/** What a tool's description needs of a skill, installed or code. */
export interface OfferedSkill {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly actions: readonly DeclaredAction[];
  readonly permissions: { readonly network: readonly string[] };
}

/** The skills that run, installed ones first, both sorted by id. */
export async function offeredSkills({ store, codeSkills }: Workspace): Promise<OfferedSkill[]> {
  const installed = store.list().filter(({ state }) => isRunnable(state));
  const code = (await codeSkills()).list();
  return [
    ...installed.map((record) => ({ ...record, actions: record.manifest.actions })),
    ...code.map(({ metadata }) => metadata),
  ];
}

/** The tools of these skills: one for each action. */
export function createSkillTools(
  skills: readonly OfferedSkill[],
  reserved: Iterable<string>,
  run: SkillRunner,
): McpTool[] {
  const taken = new Set(reserved);
  return skills.flatMap((skill) =>
    skill.actions.map((action): McpTool => {
      const name = skillToolName(skill.id, action.name, {
        only: skill.actions.length === 1,
        taken,
      });
      taken.add(name);
      return {
        definition: describeTool(name, skill, action),
        call: (input, context) => run({ skill_id: skill.id, action: action.name, input }, context),
      };
    }),
  );
}

function describeTool(
  name: string,
  skill: OfferedSkill,
  { name: action, description, input, idempotent, pure }: DeclaredAction,
): Tool {
  return {
    name,
    title: skill.actions.length === 1 ? skill.name : `${skill.name}: ${action}`,
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
