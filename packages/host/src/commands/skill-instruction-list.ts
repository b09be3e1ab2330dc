import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { agentSkillFileName } from "@skillwright/core";
import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { diagnosticWire, diagnosticWireSchema } from "../contract/diagnostic-wire.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** Every instruction skill, the catalog text that a model is shown, and what it costs in tokens. */
export const skillInstructionList = defineCommand({
  name: "skill.instruction.list",
  payload: z.object({
    /** Most tokens that the catalog may cost. */
    budget_tokens: z.int().positive().optional(),
  }),
  result: z.object({
    skills: z.array(
      z.object({
        skill_id: z.string(),
        name: z.string(),
        /** `broken` when it cannot be loaded; the diagnostics say why. */
        status: z.enum(["active", "broken"]),
        source: z.literal("markdown"),
        description: z.string(),
        digest: z.string(),
        files: z.array(z.string()),
        /** Files that were changed since it was imported. */
        edits: z.array(z.string()),
        origin: z.string().optional(),
        catalog_tokens: z.int().optional(),
        body_tokens: z.int().optional(),
        diagnostics: z.array(diagnosticWireSchema),
      }),
    ),
    catalog: z.object({ text: z.string(), tokens: z.int(), cut: z.array(z.string()) }),
  }),
  async run({ budget_tokens: budgetTokens }, { workspace }) {
    if (await hasNone(workspace)) return { skills: [], catalog: { text: "", tokens: 0, cut: [] } };
    const { createSkillCatalog } = await import("@skillwright/instructions");
    const installed = await (await workspace.instructions()).list();
    const catalog = createSkillCatalog(
      installed.flatMap(({ dir, name, skill }) =>
        skill === undefined
          ? []
          : [
              {
                name,
                description: skill.description,
                location: join(dir, agentSkillFileName),
                body: skill.body,
              },
            ],
      ),
      { budgetTokens },
    );
    const costs = new Map(
      [...catalog.included, ...catalog.cut].map((cost) => [cost.name, cost] as const),
    );
    return {
      skills: installed.map(({ name, skill, digest, files, edits, origin, diagnostics }) => ({
        skill_id: name,
        name: skill?.name ?? name,
        status: skill === undefined ? ("broken" as const) : ("active" as const),
        source: "markdown" as const,
        description: skill?.description ?? "",
        digest,
        files: [...files],
        edits: [...edits],
        origin: origin?.source,
        catalog_tokens: costs.get(name)?.catalogTokens,
        body_tokens: costs.get(name)?.bodyTokens,
        diagnostics: diagnostics.map(diagnosticWire),
      })),
      catalog: {
        text: catalog.text,
        tokens: catalog.tokens,
        cut: catalog.cut.map(({ name }) => name),
      },
    };
  },
});

/** Asked before anything is loaded that reads instruction skills: `skill list` lists them too. */
async function hasNone({ home }: Workspace): Promise<boolean> {
  const names = await readdir(join(home, "instructions")).catch((error) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names.length === 0;
}
