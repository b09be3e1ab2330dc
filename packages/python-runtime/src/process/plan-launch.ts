import { runtimeError } from "../errors.ts";
import type { RuntimeLogger } from "../logger.ts";
import { createCgroup } from "../sandbox/cgroup.ts";
import { checkSandboxSupport } from "../sandbox/check-sandbox-support.ts";
import { watchDisk } from "../sandbox/watch-disk.ts";
import { watchResources } from "../sandbox/watch-resources.ts";
import { type Confinement, wrapInSandbox } from "../sandbox/wrap-in-sandbox.ts";
import { findNetworkDenial } from "./deny-network.ts";
import type { LaunchPlan, ResourceLimits } from "./launch-plan.ts";
import { limitResources } from "./limit-resources.ts";

/** When skills are confined by the operating system. */
export type SandboxMode = "auto" | "required" | "off";

/** What {@link planLaunch} needs to know about the skill. */
export interface LaunchRequest {
  readonly id: string;
  readonly env: Readonly<Record<string, string>>;
  readonly temporaryDir: string;
  readonly confinement: Confinement;
  /** Directories of its own, whose size is bounded. */
  readonly ownDirs: readonly string[];
  readonly limits: ResourceLimits;
  readonly sandbox: SandboxMode;
  /** Whether the code is ours, unedited. */
  readonly shipped: boolean;
  readonly logger: RuntimeLogger;
}

/**
 * Wraps a skill's command in what confines it on this machine.
 *
 * @throws SkillwrightError `sandbox-required` by the rule of {@link mayRunUnconfined}.
 */
export async function planLaunch(
  command: readonly string[],
  request: LaunchRequest,
): Promise<LaunchPlan> {
  const { env, limits, temporaryDir, confinement } = request;
  const sandboxed = request.sandbox !== "off" && (await canConfine(request));
  const limited = limitResources(command, limits, { ownUsers: sandboxed });
  const { argv, release } = sandboxed
    ? await wrapInSandbox(limited, temporaryDir, confinement)
    : { argv: await denyNetwork(limited, confinement), release: () => {} };
  const total = {
    memoryBytes: (limits.memoryMb ?? 512) * 1024 * 1024,
    // The sandbox's own helpers count as well.
    processes: (limits.processes ?? 32) + (sandboxed ? 8 : 0),
  };
  const group = createCgroup(total);
  const [file = "", ...args] = group === undefined ? argv : joinFirst(group.joinFiles, argv);
  const watches: (() => void)[] = [];
  return {
    file,
    args,
    env,
    isolation: sandboxed ? "sandbox" : "limits",
    supervise: (pid, onExcess) => {
      const bytes = (limits.diskMb ?? 1024) * 1024 * 1024;
      watches.push(watchDisk(pid, request.ownDirs, bytes, () => onExcess("disk-limit")));
      if (group !== undefined) return;
      watches.push(watchResources(pid, total, () => onExcess("over-limits")));
    },
    release: async () => {
      for (const stop of watches) stop();
      release();
      await group?.remove();
    },
  };
}

/** Code that we ship may run without a sandbox, with one clear line; anything else only when told so. */
async function canConfine({ id, sandbox, shipped, logger }: LaunchRequest): Promise<boolean> {
  const support = await checkSandboxSupport();
  if (support.available) return true;
  if (sandbox === "auto" && shipped) {
    logger.warn(`${id} runs without a sandbox, with limits on resources only: ${support.reason}`);
    return false;
  }
  throw runtimeError(
    `${id} may not run without a sandbox, and there is none here: ${support.reason}`,
    {
      code: "sandbox-required",
      hint: "Install bubblewrap, socat and ripgrep; or accept the risk with --no-sandbox.",
    },
  );
}

/** Without a sandbox hosts cannot be told apart, so a skill gets the network or none of it. */
async function denyNetwork(command: readonly string[], { hosts }: Confinement): Promise<string[]> {
  const denial = hosts.length === 0 ? await findNetworkDenial() : undefined;
  return [...(denial ?? []), ...command];
}

/** A shell that enters the groups and becomes the command, so that nothing of it runs outside them. */
function joinFirst(joinFiles: readonly string[], command: readonly string[]): string[] {
  const joins = joinFiles.map((file) => `echo $$ > '${file}'`).join(" && ");
  return ["/bin/sh", "-c", `${joins} && exec "$@"`, "sh", ...command];
}
