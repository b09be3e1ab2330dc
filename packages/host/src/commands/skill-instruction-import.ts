import { SkillwrightError } from "@skillwright/core";
import type { StagedSkill } from "@skillwright/instructions";
import { z } from "zod";
import { type CommandContext, defineCommand } from "../contract/command-definition.ts";
import { diagnosticWire, diagnosticWireSchema } from "../contract/diagnostic-wire.ts";
import type { HostErrorCode } from "../errors.ts";

const importedSchema = z.object({
  name: z.string(),
  description: z.string(),
  digest: z.string(),
  status: z.enum(["proposed", "installed"]),
  files: z.array(z.string()),
  /** What a person should look at before approving. */
  findings: z.array(diagnosticWireSchema),
  /** What the format says against it. */
  diagnostics: z.array(diagnosticWireSchema),
});

/**
 * Reads the instruction skills of a directory, `SKILL.md`, pack, `.zip` or git source, and installs
 * those whose digests are approved. Nothing runs.
 */
export const skillInstructionImport = defineCommand({
  name: "skill.instruction.import",
  payload: z.object({
    source: z.string().min(1),
    /** What local paths are relative to; default where the host was started. */
    cwd: z.string().optional(),
    /** Digests of what a person has looked at. */
    approve: z.array(z.string()).default([]),
    /** Take the place of an installed instruction skill of the same name. */
    replace: z.boolean().default(false),
  }),
  result: z.object({
    skills: z.array(importedSchema),
    refused: z.array(z.object({ path: z.string(), diagnostics: z.array(diagnosticWireSchema) })),
  }),
  async run({ source, cwd, approve, replace }, context) {
    const { stageImport } = await import("@skillwright/instructions");
    const { skills, refused } = await stageImport(source, { cwd, signal: context.signal });
    const imported: z.input<typeof importedSchema>[] = [];
    for (const staged of skills) {
      const approved = approve.includes(staged.digest);
      if (approved) await install(staged, replace, context);
      imported.push(importedSkill(staged, approved ? "installed" : "proposed"));
    }
    if (approve.length > 0) await context.workspace.syncedIndex();
    return {
      skills: imported,
      refused: refused.map(({ path, diagnostics }) => ({
        path,
        diagnostics: diagnostics.map(diagnosticWire),
      })),
    };
  },
});

async function install(staged: StagedSkill, replace: boolean, { workspace }: CommandContext) {
  // One id, one skill, of whatever kind: neither may hide the other.
  if (workspace.store.get(staged.name) !== undefined) {
    throw new SkillwrightError<HostErrorCode>(`a Python skill is called ${staged.name} already`, {
      code: "skill-name-taken",
      hint: "Remove that one, or rename the instruction skill at its source.",
    });
  }
  await (await workspace.instructions()).install(staged, { approved: [staged.digest], replace });
}

function importedSkill(
  { name, skill, digest, files, findings, diagnostics }: StagedSkill,
  status: "proposed" | "installed",
): z.input<typeof importedSchema> {
  return {
    name,
    description: skill.description,
    digest,
    status,
    files: files.map(({ path }) => path),
    findings: findings.map(diagnosticWire),
    diagnostics: diagnostics.map(diagnosticWire),
  };
}
