import type { JsonObject } from "@skillwright/core";
import { createMemoryCache } from "../cache/memory-cache.ts";
import type { ResultCache } from "../cache/result-cache.ts";
import { createSqliteCache } from "../cache/sqlite-cache.ts";
import { factoryError } from "../errors.ts";
import { type FactoryHealth, summarizeHealth } from "../health/factory-health.ts";
import { probeInstances } from "../health/probe-instances.ts";
import type { ExecutionHistory } from "../history/execution-history.ts";
import { factoryTables } from "../history/factory-tables.ts";
import { createMemoryHistory } from "../history/memory-history.ts";
import type { SkillStatistics } from "../history/skill-tally.ts";
import { createSqliteHistory } from "../history/sqlite-history.ts";
import { createMemoryStates, createSqliteStates } from "../hooks/state-stores.ts";
import { createInstance, moveToActive } from "../instances/create-instance.ts";
import { InstancePool } from "../instances/instance-pool.ts";
import type { Registration } from "../registry/registration.ts";
import type { SkillRegistry } from "../registry/skill-registry.ts";
import type { Skill } from "../skill/skill.ts";
import { FactoryTelemetry } from "../telemetry/factory-telemetry.ts";
import { CircuitBoard } from "./circuit-board.ts";
import type { CircuitState } from "./circuit-breaker.ts";
import type { Engine } from "./engine.ts";
import type { CacheStrategy, ExecutionOptions, ExecutionRequest } from "./execution-options.ts";
import type { ExecutionResult } from "./execution-result.ts";
import type { SkillFactoryOptions } from "./factory-options.ts";
import { findRegistered, findRunnable } from "./prepare-call.ts";
import { runCall } from "./run-call.ts";
import { Slots } from "./slots.ts";
import { type StopReport, stopInstances } from "./stop-instances.ts";

/** What a factory is doing, counted when asked. */
export interface FactoryStatistics {
  /** Calls under way, nested ones not counted. */
  readonly active: number;
  readonly slots: { readonly limit: number; readonly inUse: number; readonly waiting: number };
  /** Instances kept for further calls. */
  readonly instances: number;
  /** Of every skill that was called. */
  readonly circuits: Readonly<Record<string, CircuitState>>;
  readonly skills: readonly SkillStatistics[];
}

/**
 * Executes skills: makes instances, keeps to deadlines and limits, tries again what may be tried
 * again, leaves alone what keeps failing, and writes down how it went.
 */
export class SkillFactory implements AsyncDisposable {
  readonly registry: SkillRegistry;
  readonly history: ExecutionHistory;
  readonly #engine: Engine;
  readonly #circuits: CircuitBoard;
  readonly #caches: Readonly<Record<CacheStrategy, ResultCache | undefined>>;
  readonly #running = new Set<Promise<unknown>>();
  readonly #stopController = new AbortController();
  readonly #listening: Disposable;
  #stopping: Promise<StopReport> | undefined;

  constructor(options: SkillFactoryOptions) {
    const { registry, database, services = {}, config = {} } = options;
    const { cacheEnabled = true, circuitBreakerEnabled = true } = config;
    database?.migrate("factory", factoryTables);
    this.registry = registry;
    this.history = database
      ? createSqliteHistory(database, {
          maxRecords: config.maxRecords,
          onError: options.onHistoryError,
        })
      : createMemoryHistory();
    const telemetry = new FactoryTelemetry(options.telemetry);
    this.#circuits = new CircuitBoard(config.circuit ?? {}, (skillId, from, to) => {
      const version = registry.get(skillId)?.version ?? "";
      registry.events.emit("CircuitBreakerTriggered", { skillId, version, from, to });
      telemetry.noteCircuit(skillId, to);
    });
    this.#caches = {
      no_cache: undefined,
      memory_cache: cacheEnabled ? createMemoryCache(config.cache) : undefined,
      persistent_cache:
        cacheEnabled && database ? createSqliteCache(database, config.cache) : undefined,
    };
    const stopSignal = this.#stopController.signal;
    const parts = {
      registry,
      services,
      timeoutMs: config.initializeTimeoutMs ?? 60_000,
      stopSignal,
    };
    const engine: Engine = {
      registry,
      pool: new InstancePool({
        maxInstances: config.maxInstances ?? 64,
        create: (registration, given) => createInstance(parts, registration, given),
        onGone: (registration) => this.#noteGone(registration),
      }),
      slots: new Slots(config.maxConcurrent ?? 100),
      history: this.history,
      telemetry,
      states: database ? createSqliteStates(database) : createMemoryStates(),
      defaultTimeoutMs: config.defaultTimeoutMs ?? 30_000,
      stopSignal,
      stopping: () => this.#stopping !== undefined,
      circuit: (skillId) => (circuitBreakerEnabled ? this.#circuits.get(skillId) : undefined),
      cache: (strategy) => this.#caches[strategy],
      runNested: (skillId, request, nested, parent) =>
        runCall(engine, skillId, request, nested, parent),
    };
    this.#engine = engine;
    this.#listening = registry.events.on("SkillUnregistered", ({ skillId, version }) => {
      void engine.pool.retire(({ id, version: other }) => id === skillId && other === version);
    });
  }

  /**
   * Calls a skill. Whatever happens to the call is its result, a refusal included.
   *
   * @throws the reason of `options.signal` when that aborted, and nothing else.
   */
  execute(
    skillId: string,
    request: ExecutionRequest = {},
    options: ExecutionOptions = {},
  ): Promise<ExecutionResult> {
    const call = runCall(this.#engine, skillId, request, options);
    this.#running.add(call);
    const forget = () => void this.#running.delete(call);
    call.then(forget, forget);
    return call;
  }

  /**
   * Makes the instance ready that the next call with this configuration gets.
   *
   * @throws SkillwrightError as a call's result would carry it; the signal's reason.
   */
  async create(
    skillId: string,
    config: JsonObject = {},
    { signal = this.#stopController.signal }: { readonly signal?: AbortSignal } = {},
  ): Promise<void> {
    if (this.#stopping) throw stoppedError();
    const registration = findRunnable(this.registry, skillId);
    await this.#engine.pool.warm(registration, config, signal);
  }

  /**
   * Lets go of a skill's instances: idle ones at once, those with calls after the last of these. It
   * stays registered, and the next call makes a new instance.
   *
   * @returns how many went, when they are cleaned up.
   */
  async release(skillId: string): Promise<number> {
    return (await this.#engine.pool.retire(({ id }) => id === skillId)).length;
  }

  /**
   * Puts another skill in the place of a registered version without losing a call: calls under way
   * end on the old one, which is cleaned up after the last of them.
   *
   * @throws SkillwrightError when the new skill is invalid or cannot be made ready; nothing changed then.
   */
  async swap(skill: Skill, version: string): Promise<Registration> {
    const { registry, pool } = this.#engine;
    const { id } = skill.metadata;
    const replaced = findRegistered(registry, id, version);
    const registration = await registry.replace(skill, version, (candidate) =>
      pool.rehearse(candidate, replaced, this.#stopController.signal),
    );
    moveToActive(registry, registration);
    this.#circuits.reset(id);
    for (const cache of Object.values(this.#caches)) cache?.clear(id);
    void pool.retire(({ revision }) => revision === replaced.revision);
    const about = { skillId: id, version: registration.version, previousVersion: version };
    registry.events.emit("SkillHotReloaded", about);
    return registration;
  }

  /** What the factory is doing; a copy. */
  statistics(): FactoryStatistics {
    const { limit, inUse, waiting } = this.#engine.slots;
    return {
      active: this.#running.size,
      slots: { limit, inUse, waiting },
      instances: this.#engine.pool.size,
      circuits: this.#circuits.states(),
      skills: this.history.allStatistics(),
    };
  }

  /**
   * How the factory is, and why: derived from what is the case now.
   *
   * @param options.probe - also ask every running instance; one that does not answer within
   *   5 seconds is failing. Default false.
   */
  async health({ probe = false }: { readonly probe?: boolean } = {}): Promise<FactoryHealth> {
    const instances = probe ? await probeInstances(this.#engine.pool.alive) : [];
    return summarizeHealth({
      circuits: this.#circuits.states(),
      slots: this.#engine.slots,
      registrations: this.registry.list(),
      instances,
      stopping: this.#stopping !== undefined,
    });
  }

  /**
   * Takes no more calls, waits for those under way, and cleans up, skills before what they need.
   * Calling it again gives the same report.
   *
   * @param options.graceMs - how long calls may go on before they are aborted. Default 5,000.
   * @param options.cleanupMs - how long each instance may take to clean up. Default 10,000.
   */
  stop(
    options: { readonly graceMs?: number; readonly cleanupMs?: number } = {},
  ): Promise<StopReport> {
    this.#stopping ??= this.#stop(options);
    return this.#stopping;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #stop({ graceMs = 5_000, cleanupMs = 10_000 }: { graceMs?: number; cleanupMs?: number }) {
    const waiting = Promise.allSettled(this.#running);
    const timer = setTimeout(() => this.#stopController.abort(stoppedError()), graceMs);
    await waiting;
    clearTimeout(timer);
    // Instances in the making are not waited for.
    this.#stopController.abort(stoppedError());
    this.#listening[Symbol.dispose]();
    const report = await stopInstances(this.registry, this.#engine.pool, cleanupMs);
    this.history.flush();
    return report;
  }

  #noteGone({ id, version, revision }: Registration): void {
    const now = this.registry.get(id, version);
    if (now?.revision !== revision || now.state !== "active") return;
    this.registry.transition(id, "inactive", { version, reason: "no instance is running" });
  }
}

function stoppedError() {
  return factoryError("the factory was stopped", { code: "factory-stopped" });
}
