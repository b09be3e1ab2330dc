import type { ExportableSkill } from "@skillwright/instructions";
import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { diagnosticWire, diagnosticWireSchema } from "../contract/diagnostic-wire.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** Puts a skill where a client finds it; a Python skill becomes an Agent Skill with its script. */
export const skillInstructionExport = defineCommand({
  name: "skill.instruction.export",
  payload: z.object({
    skill_id: z.string().min(1),
    /** A client (`claude-code`, `codex`, …) or a directory. */
    to: z.string().min(1),
    scope: z.enum(["project", "user"]).default("project"),
    /** `link` keeps one copy; instruction skills only. */
    method: z.enum(["copy", "link"]).default("copy"),
    replace: z.boolean().default(false),
    /** What relative directories and the project scope start from; default where the host was started. */
    cwd: z.string().optional(),
  }),
  result: z.object({
    skill_id: z.string(),
    path: z.string(),
    status: z.enum(["written", "linked", "unchanged"]),
    changes: z.array(diagnosticWireSchema),
  }),
  async run({ skill_id, to, scope, method, replace, cwd }, { workspace }) {
    const { exportSkill } = await import("@skillwright/instructions");
    const { path, status, changes } = await exportSkill(await findExportable(workspace, skill_id), {
      to,
      scope,
      method,
      replace,
      projectDir: cwd,
    });
    return { skill_id, path, status, changes: changes.map(diagnosticWire) };
  },
});

async function findExportable(
  { store, instructions }: Workspace,
  id: string,
): Promise<ExportableSkill> {
  const { agentSkillFromPython, readSkillFiles } = await import("@skillwright/instructions");
  const record = store.get(id);
  if (record !== undefined) {
    const { dir, manifest } = record;
    return agentSkillFromPython({ manifest, files: await readSkillFiles(dir) });
  }
  const { name, dir } = await (await instructions()).get(id);
  return { name, dir, files: await readSkillFiles(dir) };
}
