import { join } from "node:path";
import type { ServerContext } from "@modelcontextprotocol/server";
import { safeParseManifest } from "@skillwright/core";
import type { GenerationOutcome, SkillAuthor } from "@skillwright/generator";
import { otherIds } from "../workspace/other-ids.ts";
import type { Workspace } from "../workspace/workspace.ts";

/**
 * Puts what an agent wrote through the pipeline that every author's work goes through: staged,
 * checked, tested live without secrets or network, proposed.
 */
export async function proposeDraft(
  workspace: Workspace,
  files: ReadonlyMap<string, string>,
  intent: string,
  { mcpReq }: ServerContext,
): Promise<GenerationOutcome> {
  // Only now: programs that embed the host would load every author with its door.
  const { createSkillGenerator } = await import("@skillwright/generator");
  const { home, store, launch, config } = workspace;
  const generator = createSkillGenerator(
    {
      stagingDirectory: join(home, "staging"),
      store,
      otherIds: () => otherIds(workspace),
      launch,
      index: () => workspace.syncedIndex(),
      syncIndex: async () => {},
      environment: () => workspace.environment(),
      authors: [draftAuthor(files)],
    },
    { timeoutMs: config.generator.timeout_seconds * 1000 },
  );
  const { manifest } = safeParseManifest(files.get("manifest.toml") ?? "");
  return generator.generate(intent, { force: true, id: manifest?.id, signal: mcpReq.signal });
}

/** A model wrote it, so it is held to what models are held to. */
function draftAuthor(files: ReadonlyMap<string, string>): SkillAuthor {
  return {
    kind: "llm",
    shipped: false,
    async write({ tools }) {
      for (const [path, text] of files) await tools.writeSkillFile(path, text);
      return { status: "written", complete: true };
    },
  };
}
