import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import type { PythonEnvironment } from "../environment/python-environment.ts";
import { runtimeError } from "../errors.ts";
import { type RuntimeLogger, silentLogger } from "../logger.ts";
import { holdSandboxDuring } from "../sandbox/sandbox-session.ts";
import type { SkillPackage } from "../store/skill-store.ts";
import { confinementOf } from "./confinement-of.ts";
import { ConnectedSkill } from "./connected-skill.ts";
import { findSubprocessDenial } from "./deny-subprocesses.ts";
import type { LaunchPlan, ResourceLimits } from "./launch-plan.ts";
import { planLaunch, type SandboxMode } from "./plan-launch.ts";
import { prepareSkill } from "./prepare-skill.ts";
import { createRedactor } from "./redact-secrets.ts";
import { makeRunDirectory } from "./run-directory.ts";
import { shakeHands } from "./shake-hands.ts";
import { SkillConnection } from "./skill-connection.ts";
import { skillEnvironment } from "./skill-environment.ts";
import type { SkillProcess } from "./skill-process.ts";

/** How {@link startSkill} starts. */
export interface StartSkillOptions {
  readonly environment: PythonEnvironment;
  /** `validation`: placeholders for required credentials, no network. Default `run`. */
  readonly mode?: "run" | "validation" | undefined;
  /** Values for declared settings; the others keep their defaults. */
  readonly settings?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** Values for declared credentials, by name. */
  readonly credentials?: Readonly<Record<string, string>> | undefined;
  /** Where the skill may write, kept between runs; default a directory that ends with the process. */
  readonly dataDir?: string | undefined;
  /** Milliseconds for the process to start and answer the handshake. Default 10,000. */
  readonly handshakeTimeoutMs?: number | undefined;
  /** Default for each call, in milliseconds. Default 30,000. */
  readonly requestTimeoutMs?: number | undefined;
  /** Time for a polite end before SIGTERM, in milliseconds. Default 5,000. */
  readonly stopTimeoutMs?: number | undefined;
  readonly limits?: ResourceLimits | undefined;
  /**
   * `auto`: a sandbox, and where there is none code that we ship runs with limits only;
   * `required`: a sandbox or nothing; `off`: limits only. Default `auto`.
   */
  readonly sandbox?: SandboxMode | undefined;
  /** Hosts it can reach; default: those of its permissions, in validation mode none. */
  readonly reachableHosts?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly logger?: RuntimeLogger | undefined;
}

/**
 * Prepares the Python environment, starts the skill and shakes hands with it.
 *
 * @throws SkillwrightError `credential-missing`, `credential-unknown`, `setting-invalid`,
 *   `sandbox-required`, `skill-start-failed`, `skill-handshake-failed`, `skill-timeout`, `skill-crashed`, and what
 *   `prepare` throws; the signal's reason when it aborts.
 */
export async function startSkill(
  skill: SkillPackage,
  options: StartSkillOptions,
): Promise<SkillProcess> {
  return connectSkill(skill, options);
}

/** {@link startSkill} for this package, whose live test also needs the connection. */
export function connectSkill(
  skill: SkillPackage,
  options: StartSkillOptions,
): Promise<ConnectedSkill> {
  return holdSandboxDuring(connect(skill, options));
}

async function connect(skill: SkillPackage, options: StartSkillOptions): Promise<ConnectedSkill> {
  const { dir, manifest, shipped = false } = skill;
  const { mode = "run", settings = {}, credentials = {}, logger = silentLogger, signal } = options;
  const { handshakeTimeoutMs = 10_000, requestTimeoutMs = 30_000, stopTimeoutMs = 5_000 } = options;
  signal?.throwIfAborted();
  const values = { settings, credentials };
  const packageDir = await realpath(dir);
  const prepared = await prepareSkill({ dir: packageDir, manifest }, options);
  await using scope = new AsyncDisposableStack();
  const { path: privateDir } = scope.use(await makeRunDirectory());
  const temporaryDir = join(privateDir, "tmp");
  const wantedDataDir = options.dataDir ?? join(privateDir, "data");
  await Promise.all([temporaryDir, wantedDataDir].map((path) => mkdir(path, { recursive: true })));
  // The sandbox mounts real paths; the skill must be told the same ones.
  const dataDir = await realpath(wantedDataDir);
  const { python } = prepared;
  const command = [python, join(packageDir, manifest.entryFile)];
  const env = skillEnvironment(manifest, { python, dataDir, temporaryDir, mode, values });
  const plan = await planLaunch([...(await subprocessDenial(skill, python, options)), ...command], {
    env,
    id: manifest.id,
    temporaryDir,
    ownDirs: [...new Set([dataDir, temporaryDir])],
    limits: options.limits ?? {},
    confinement: confinementOf(skill, options, {
      readable: [packageDir, ...prepared.roots],
      writable: [dataDir, temporaryDir],
    }),
    sandbox: options.sandbox ?? "auto",
    shipped,
    logger,
  });
  scope.defer(plan.release);
  const { child, pid } = await spawnSkill(manifest.id, plan, dataDir);
  const redact = createRedactor(Object.values(credentials));
  const connection = new SkillConnection(manifest.id, child, pid, { logger, redact });
  plan.supervise(pid, (reason) => connection.end(reason));
  scope.defer(async () => {
    connection.end("stopped");
    await connection.ended;
  });
  const bounds = { timeoutMs: handshakeTimeoutMs, signal };
  const { handshake, dialect } = await shakeHands(connection, manifest, bounds);
  const resources = scope.move();
  return new ConnectedSkill({
    id: manifest.id,
    connection,
    handshake,
    dialect,
    isolation: plan.isolation,
    requestTimeoutMs,
    stopTimeoutMs,
    cleanUp: () => resources.disposeAsync(),
  });
}

/** A candidate is tested with what it asks for; an installed skill runs with what was approved. */
async function subprocessDenial(
  { manifest, permissions = manifest.permissions }: SkillPackage,
  python: string,
  { mode = "run", logger = silentLogger }: StartSkillOptions,
): Promise<readonly string[]> {
  const { subprocess } = mode === "validation" ? manifest.permissions : permissions;
  if (subprocess) return [];
  const denial = await findSubprocessDenial(python);
  if (denial === undefined) {
    logger.debug(`${manifest.id} could start processes: this system has no means to deny it`);
  }
  return denial ?? [];
}

/** In its own process group, so that signals reach whatever it starts. */
async function spawnSkill(
  id: string,
  { file, args, env }: LaunchPlan,
  cwd: string,
): Promise<{ child: ChildProcessWithoutNullStreams; pid: number }> {
  const child = spawn(file, args, {
    cwd,
    env,
    detached: process.platform !== "win32",
    stdio: "pipe",
  });
  try {
    if (child.pid === undefined) await once(child, "spawn");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw runtimeError(`${id} could not be started: ${reason}`, {
      code: "skill-start-failed",
      cause: error,
    });
  }
  return { child, pid: Number(child.pid) };
}
