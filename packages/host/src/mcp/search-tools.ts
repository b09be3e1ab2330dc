import { z } from "zod";
import { jsonObjectSchema } from "../contract/json.ts";
import type { CommandCaller } from "./command-caller.ts";
import { defineTool } from "./define-tool.ts";
import type { SkillRunner } from "./run-skill.ts";
import type { McpTool } from "./tool.ts";
import { toolResult } from "./tool-result.ts";

/** Finds skills: with a large catalogue the only way to learn of them. */
export function createSearchSkills(call: CommandCaller): McpTool {
  return defineTool({
    name: "search_skills",
    description:
      "Find installed skills by what they do. Search before generating one. The answer has each skill's actions with their input schemas.",
    input: z.object({
      query: z.string().describe("What is needed, in plain words."),
      limit: z.int().min(1).max(50).default(5).describe("Most results."),
    }),
    annotations: { readOnlyHint: true, openWorldHint: false },
    async call({ query, limit }, context) {
      const { results } = await call("skill.discovery.search", { query, limit }, context);
      const skills = [];
      for (const { skill_id, name, description, source, score } of results) {
        // Only what runs has actions: the others are read.
        const { actions } =
          source === "markdown" ? { actions: [] } : await call("skill.show", { skill_id }, context);
        const shown = actions.map((action) => ({
          name: action.name,
          description: action.description,
          input: action.input,
        }));
        skills.push({ skill_id, name, description, source, score, actions: shown });
      }
      return toolResult({ skills });
    },
  });
}

/** Runs a skill that is not offered as a tool of its own. */
export function createCallSkill(run: SkillRunner): McpTool {
  return defineTool({
    name: "call_skill",
    description: "Run an action of an installed skill that search_skills found.",
    input: z.object({
      skill_id: z.string().describe("The skill's id."),
      action: z.string().optional().describe("One of its actions; default the first."),
      input: jsonObjectSchema.default({}).describe("As the action's input schema says."),
    }),
    annotations: { readOnlyHint: false, openWorldHint: true },
    call: run,
  });
}
