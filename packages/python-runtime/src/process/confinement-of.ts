import { homedir } from "node:os";
import { join, resolve } from "node:path";
import type { Confinement } from "../sandbox/wrap-in-sandbox.ts";
import type { SkillPackage } from "../store/skill-store.ts";
import type { StartSkillOptions } from "./start-skill.ts";

/** What a skill may touch: its own, and in run mode what its permissions grant. */
export function confinementOf(
  { manifest, permissions = manifest.permissions }: SkillPackage,
  { mode = "run", reachableHosts }: StartSkillOptions,
  own: { readonly readable: readonly string[]; readonly writable: readonly string[] },
): Confinement {
  if (mode === "validation") return { ...own, hosts: reachableHosts ?? [] };
  return {
    readable: [...own.readable, ...permissions.read.map(expandHome)],
    writable: [...own.writable, ...permissions.write.map(expandHome)],
    hosts: reachableHosts ?? permissions.network,
  };
}

function expandHome(path: string): string {
  return path === "~" || path.startsWith("~/") ? join(homedir(), path.slice(1)) : resolve(path);
}
