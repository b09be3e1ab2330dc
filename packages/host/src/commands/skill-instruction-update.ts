import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { diagnosticWire, diagnosticWireSchema } from "../contract/diagnostic-wire.ts";

/** Which instruction skills have something newer at their source. */
export const skillInstructionOutdated = defineCommand({
  name: "skill.instruction.outdated",
  payload: z.object({}),
  result: z.object({
    skills: z.array(
      z.object({
        name: z.string(),
        status: z.enum(["current", "outdated", "unreachable"]),
        message: z.string().optional(),
      }),
    ),
  }),
  async run(_payload, { workspace, signal }) {
    const skills = await (await workspace.instructions()).outdated({ signal });
    return {
      skills: skills.map((skill) => ({
        name: skill.name,
        status: skill.status,
        message: skill.status === "unreachable" ? skill.message : undefined,
      })),
    };
  },
});

/** What an update of one instruction skill would change, or, with its digest approved, the update. */
export const skillInstructionUpdate = defineCommand({
  name: "skill.instruction.update",
  payload: z.object({
    name: z.string().min(1),
    /** The digest that was shown. */
    approve: z.string().optional(),
    /** Whose version of a file that both sides changed is taken. */
    conflicts: z.enum(["local", "source"]).default("local"),
  }),
  result: z.object({
    name: z.string(),
    status: z.enum(["current", "proposed", "updated"]),
    digest: z.string(),
    /** Unified, from the installed files to those of the update. */
    diff: z.string(),
    findings: z.array(diagnosticWireSchema),
  }),
  async run({ name, approve, conflicts }, { workspace, signal }) {
    const update = await (await workspace.instructions()).stageUpdate(name, { conflicts, signal });
    const { staged, changes, diff } = update;
    const described = {
      name,
      digest: staged.digest,
      diff,
      findings: staged.findings.map(diagnosticWire),
    };
    if (changes.length === 0) return { ...described, status: "current" as const };
    if (approve === undefined) return { ...described, status: "proposed" as const };
    await (await workspace.instructions()).update(update, { approved: [approve] });
    await workspace.syncedIndex();
    return { ...described, status: "updated" as const };
  },
});
