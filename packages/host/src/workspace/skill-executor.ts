import { isRunnable, type JsonObject, SkillwrightError } from "@skillwright/core";
import {
  type CompositionResult,
  createFeedback,
  type ExecutionResult,
  type FeedbackStore,
  parseComposition,
  pythonSkill,
  runComposition,
  SkillFactory,
  SkillRegistry,
} from "@skillwright/factory";
import type { SkillLaunch } from "@skillwright/generator";
import type {
  CredentialVault,
  PythonEnvironment,
  SkillRecord,
  SkillStore,
} from "@skillwright/python-runtime";
import type { CodeSkills } from "../code-skills/code-skills.ts";
import { startHotReload } from "../code-skills/start-hot-reload.ts";
import type { Config } from "../config/config-schema.ts";
import type { HostErrorCode } from "../errors.ts";
import { dataDirectory } from "./data-directory.ts";
import { findSkill } from "./find-skill.ts";
import { guardedStart } from "./guarded-start.ts";
import { prepareFirst } from "./prepare-first.ts";
import { createStoreRegistrations } from "./store-registrations.ts";

/** Settings of one invocation. */
export interface InvokeOptions {
  /** Default: the first that the manifest lists. */
  readonly action?: string | undefined;
  /** Defaults of the action's schema are filled in. Default `{}`. */
  readonly input?: JsonObject | undefined;
  /** Budget of the whole call, milliseconds. Default from the configuration. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What {@link createSkillExecutor} works with. */
export interface ExecutorParts {
  readonly home: string;
  readonly config: Config;
  readonly store: SkillStore;
  readonly environment: () => Promise<PythonEnvironment>;
  readonly launch: SkillLaunch;
  readonly credentials: CredentialVault;
  readonly codeSkills: CodeSkills;
  /**
   * Whether a person may be asked something while Python is prepared. It is then prepared before a
   * call, whose time is not for thinking.
   */
  readonly asksPerson?: boolean | undefined;
}

/** Runs installed skills and code skills through the factory: deadlines, retries, breakers, cache, history. */
export interface SkillExecutor {
  readonly factory: SkillFactory;
  /** What was thought of results. */
  readonly feedback: FeedbackStore;
  /**
   * Runs one action; a skill's own error, a crash and a time-out are results.
   *
   * @throws SkillwrightError what kept the skill from being called; `signal.reason` when aborted.
   */
  invoke(skillId: string, options?: InvokeOptions): Promise<ExecutionResult>;
  /**
   * Checks a composition of installed skills, then runs it; a failed step is a result.
   *
   * @param source - TOML, or an object.
   * @throws SkillwrightError `composition-invalid` before anything ran; `signal.reason` when aborted.
   */
  compose(
    source: unknown,
    input: JsonObject,
    options?: Pick<InvokeOptions, "timeoutMs" | "signal">,
  ): Promise<CompositionResult>;
  /** Ends what runs and watches. */
  stop(): Promise<void>;
}

/** Errors of starting a skill that are about this machine or the caller, not about the skill. */
const refusals: ReadonlySet<string> = new Set([
  "credential-missing",
  "credential-store-failed",
  "setting-invalid",
  "sandbox-required",
  "python-not-found",
  "python-version-unsatisfied",
  "python-venv-missing",
  "uv-version-unsatisfied",
  "environment-failed",
  "uv-not-found",
  "skill-integrity-failed",
  "skill-restarts-exhausted",
  "skill-not-runnable",
  "skill-not-found",
]);

/** Registers skills as they are called, each in the version that the store has then. */
export function createSkillExecutor(parts: ExecutorParts): SkillExecutor {
  const { config, store, codeSkills, asksPerson = false } = parts;
  const registry = codeSkills.source?.registry ?? new SkillRegistry();
  const factory = new SkillFactory({
    registry,
    database: store.database,
    config: {
      maxConcurrent: config.skills.max_concurrent,
      defaultTimeoutMs: config.skills.default_timeout * 1000,
      cacheEnabled: config.skills.cache_enabled,
      circuitBreakerEnabled: config.skills.circuit_breaker_enabled,
    },
  });
  const registrations = createStoreRegistrations(store, registry, (record) =>
    pythonSkill(record, {
      digest: record.versionDigest,
      start: guardedStart(record, store, config.python.max_restarts),
      load: () => store.loadRunnable(record.id),
      options: () => startOptions(record, parts),
    }),
  );
  const hotReload = config.skills.hot_reload_enabled
    ? startHotReload(factory, codeSkills)
    : undefined;

  return {
    factory,
    feedback: createFeedback(store.database, registry.events),
    async compose(source, input, options) {
      const composition = parseComposition(source);
      const named = composition.steps.flatMap(({ skill, fallback }) =>
        fallback && "skill" in fallback ? [skill, fallback.skill] : [skill],
      );
      const records = await registrations.bringUpToDate(named);
      if (asksPerson) await prepareFirst(records, { ...parts, signal: options?.signal });
      return runComposition(factory, composition, input, options);
    },
    async invoke(skillId, { action, input = {}, timeoutMs, signal } = {}) {
      signal?.throwIfAborted();
      const code = codeSkills.get(skillId);
      const actions = code?.metadata.actions ?? findRunnable(store, skillId).manifest.actions;
      const records = await registrations.bringUpToDate([skillId]);
      if (asksPerson) await prepareFirst(records, { ...parts, signal });
      const result = await factory.execute(
        skillId,
        { action: action ?? actions[0]?.name, input },
        { timeoutMs, signal },
      );
      if (result.success) return result;
      if (result.errorKind === "refused" || refusals.has(result.error.code)) {
        throw withHint(result.error, skillId);
      }
      return result;
    },
    async stop() {
      await hotReload?.[Symbol.asyncDispose]();
      await factory.stop();
    },
  };
}

async function startOptions(
  { id, manifest }: SkillRecord,
  { home, config, environment, launch, credentials }: ExecutorParts,
) {
  return {
    ...launch,
    environment: await environment(),
    // The vault is not even opened for a skill that declares nothing.
    credentials: manifest.credentials.length > 0 ? await credentials.retrieve(manifest) : {},
    dataDir: dataDirectory(home, id),
    settings: config.settings[id],
    handshakeTimeoutMs: config.python.handshake_timeout_seconds * 1000,
    requestTimeoutMs: config.python.request_timeout_seconds * 1000,
  };
}

/** @throws SkillwrightError `skill-not-found`, `skill-not-runnable`. */
function findRunnable(store: SkillStore, skillId: string): SkillRecord {
  const record = findSkill(store, skillId);
  if (isRunnable(record.state)) return record;
  throw notRunnable(record);
}

function notRunnable({ id, state, lastError }: SkillRecord) {
  return new SkillwrightError<HostErrorCode>(
    `${id} is ${state}${lastError ? `: ${lastError}` : ""}`,
    { code: "skill-not-runnable", hint: "Only active skills run." },
  );
}

function withHint(error: SkillwrightError, skillId: string): SkillwrightError {
  if (error.hint !== undefined || error.code !== "input-invalid") return error;
  const hint = `See what it takes: skill show ${skillId}`;
  return new SkillwrightError(error.message, { code: error.code, hint, cause: error });
}
