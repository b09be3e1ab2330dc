import { formatManifest } from "@skillwright/core";
import type { FilledPackage } from "../templates/fill-template.ts";
import type { StagingTools } from "./staging-tools.ts";

/** Writes a finished package through the tools, the manifest last: without it nothing is a skill. */
export async function writePackage(
  { manifest, files }: FilledPackage,
  tools: StagingTools,
): Promise<void> {
  for (const [path, text] of Object.entries(files)) await tools.writeSkillFile(path, text);
  await tools.writeSkillFile("manifest.toml", formatManifest(manifest));
}
