import { fileURLToPath } from "node:url";
import { loadManifest } from "@skillwright/core";
import type { RunnableSkill } from "../../src/index.ts";

/**
 * A skill of `test/fixtures`, named by how it behaves. It is code that we ship, so the tests also run
 * where there is no sandbox.
 */
export async function fixture(name: string): Promise<RunnableSkill> {
  const dir = fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
  return { dir, manifest: await loadManifest(dir), shipped: true };
}
