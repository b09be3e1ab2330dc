import { SkillwrightError } from "@skillwright/core";
import { z } from "zod";
import type { HostErrorCode } from "../errors.ts";
import { defineTool } from "./define-tool.ts";
import type { InstructionSkills } from "./instruction-skills.ts";
import type { McpTool } from "./tool.ts";
import { toolResult } from "./tool-result.ts";

/** Instruction skills for clients without the skills extension; none while there is no such skill. */
export function createInstructionTools(skills: InstructionSkills): McpTool[] {
  return skills.catalog.entries.length === 0 ? [] : [listTool(skills), readTool(skills)];
}

function listTool(skills: InstructionSkills): McpTool {
  return defineTool({
    name: "list_instruction_skills",
    description:
      "List instruction skills: written guidance for tasks. Read one's SKILL.md before you do what it describes.",
    input: z.object({}),
    annotations: { readOnlyHint: true, openWorldHint: false },
    call: async () =>
      toolResult({
        skills: findSkills(skills).map(({ name, description, files }) => {
          return { name, description, files: [...files.keys()] };
        }),
      }),
  });
}

function readTool(skills: InstructionSkills): McpTool {
  return defineTool({
    name: "read_instruction_skill",
    description: "Read a file of an instruction skill; its SKILL.md unless another is named.",
    input: z.object({
      name: z.string().describe("The skill's name."),
      file: z.string().default("SKILL.md").describe("One of its files."),
    }),
    annotations: { readOnlyHint: true, openWorldHint: false },
    async call({ name, file }) {
      const skill = findSkills(skills).find((candidate) => candidate.name === name);
      const path = skill?.files.get(file);
      if (path === undefined) throw noSuchFile(name, file);
      const bytes = await skills.files.read(path);
      return toolResult(new TextDecoder().decode(bytes));
    },
  });
}

/** What is served, with each skill's files by their paths in it. */
function findSkills({ catalog }: InstructionSkills) {
  return catalog.entries.map(({ uri, frontmatter, resources }) => {
    const base = uri.slice(0, -"SKILL.md".length);
    const files = new Map<string, string>();
    for (const resource of Array.isArray(resources) ? resources : []) {
      const path = decodeURIComponent(resource.uri.slice("skill://".length));
      files.set(decodeURIComponent(resource.uri.slice(base.length)), path);
    }
    const { name, description } = frontmatter;
    return { name: String(name), description: String(description), files };
  });
}

function noSuchFile(name: string, file: string) {
  return new SkillwrightError<HostErrorCode>(
    `there is no instruction skill ${JSON.stringify(name.slice(0, 100))} with a file ${JSON.stringify(file.slice(0, 100))}`,
    { code: "skill-not-found", hint: "See list_instruction_skills." },
  );
}
