import {
  type SkillPackage,
  type SkillProcess,
  type StartSkillOptions,
  startSkill,
} from "@skillwright/python-runtime";
import { readProcessUsage } from "../telemetry/process-usage.ts";
import { metadataFromManifest } from "./metadata-from-manifest.ts";
import type { Skill, SkillHealthAnswer, SkillInstance } from "./skill.ts";
import { SkillError } from "./skill-error.ts";

/** How {@link pythonSkill} starts its processes. */
export interface PythonSkillOptions {
  /**
   * Environment, credentials, data directory and the like, asked for before each start: they may
   * have changed since the last one.
   */
  readonly options: (signal: AbortSignal) => Promise<StartSkillOptions> | StartSkillOptions;
  /** Checks the package before each start and says where it is now; default: as it was given. */
  readonly load?: ((signal: AbortSignal) => Promise<SkillPackage>) | undefined;
  /** Digest of the package. */
  readonly digest?: string | undefined;
  /** Default `startSkill` of the Python runtime. */
  readonly start?: typeof startSkill | undefined;
}

/**
 * A Python skill: each instance is a process of its own.
 *
 * @throws SkillwrightError `skill-metadata-invalid`.
 */
export function pythonSkill(
  skill: SkillPackage,
  { options, load = async () => skill, digest, start = startSkill }: PythonSkillOptions,
): Skill {
  return {
    metadata: metadataFromManifest(skill.manifest),
    source: { kind: "python", dir: skill.dir, digest },
    async initialize({ signal, config }) {
      const [loaded, given] = await Promise.all([load(signal), options(signal)]);
      const settings = { ...given.settings, ...settingsFrom(config) };
      return connect(await start(loaded, { ...given, settings, signal }));
    },
  };
}

function connect(process: SkillProcess): SkillInstance {
  let ended = false;
  void process.ended.then(() => {
    ended = true;
  });
  return {
    async execute({ action, input }, { signal }) {
      // The deadline is the caller's: the signal brings it, so no timer of the process may be sooner.
      const outcome = await process.invoke(
        { ...input, action },
        { signal, timeoutMs: 2 ** 31 - 1 },
      );
      if (outcome.status === "ok") return outcome.result;
      const { code, message, data } = outcome.error;
      throw new SkillError(message, { code, data, transient: isTransient(data) });
    },
    healthCheck: async (signal) => toHealth(await process.health({ signal })),
    cleanup: () => process.stop(),
    get usable() {
      return !ended;
    },
    isolation: process.isolation,
    usage: () => readProcessUsage(process.pid),
  };
}

/** On the wire an error is transient when its data says so. */
function isTransient(data: unknown): boolean {
  return (
    typeof data === "object" && data !== null && "transient" in data && data.transient === true
  );
}

function toHealth({ status, detail }: { status: string; detail?: string }): SkillHealthAnswer {
  const known = status === "ok" ? "healthy" : status === "degraded" ? "degraded" : "failing";
  return { status: known, detail };
}

/** The configuration of a Python skill is its settings; its schema lets nothing but plain values through. */
function settingsFrom(config: Readonly<Record<string, unknown>>) {
  const settings: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(config)) {
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      settings[name] = value;
    }
  }
  return settings;
}
