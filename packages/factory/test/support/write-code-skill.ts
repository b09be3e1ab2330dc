import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes a code skill into a directory of its own below `parent`, and says where. */
export function writeCodeSkill(
  parent: string,
  metadata: { readonly id: string; readonly [key: string]: unknown },
  source: string,
): string {
  const dir = join(parent, metadata.id);
  mkdirSync(dir, { recursive: true });
  const fields = { name: metadata.id, version: "1.0.0", ...metadata };
  writeFileSync(join(dir, "skill.json"), JSON.stringify(fields));
  writeFileSync(join(dir, "skill.ts"), source);
  return dir;
}
