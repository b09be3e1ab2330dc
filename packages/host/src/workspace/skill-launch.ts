import type { SkillLaunch } from "@skillwright/generator";
import type { Config } from "../config/config-schema.ts";

/** How every skill of the workspace is started; each different warning is passed on once. */
export function skillLaunch({ sandbox }: Config, onNotice: (message: string) => void): SkillLaunch {
  const told = new Set<string>();
  return {
    sandbox: sandbox.mode,
    limits: {
      memoryMb: sandbox.memory_mb,
      processes: sandbox.processes,
      diskMb: sandbox.disk_mb,
      cpuSeconds: sandbox.cpu_seconds,
    },
    logger: {
      debug() {},
      warn(message) {
        if (!told.has(message)) onNotice(message);
        told.add(message);
      },
    },
  };
}
