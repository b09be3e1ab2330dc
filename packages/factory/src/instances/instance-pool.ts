import type { ActionConcurrency, JsonObject } from "@skillwright/core";
import { untilAborted } from "../execution/until-aborted.ts";
import type { Registration } from "../registry/registration.ts";
import type { SkillInstance } from "../skill/skill.ts";
import { canonicalJson } from "./canonical-json.ts";
import { type CleanupOutcome, SkillHandle } from "./skill-handle.ts";

/** An instance for the time of one call. */
export interface Lease extends Disposable {
  readonly instance: SkillInstance;
  /** The instance may be spoilt: nobody else gets it. */
  discard(): void;
}

/** What an {@link InstancePool} works with. */
export interface InstancePoolOptions {
  /** Idle instances beyond this many are let go, the longest unused first. */
  readonly maxInstances: number;
  /** Makes an instance; its signal aborts when it is not wanted any more. */
  readonly create: (registration: Registration, config: JsonObject) => Promise<SkillInstance>;
  /** Told of every skill whose last instance went. */
  readonly onGone?: ((registration: Registration, outcome: CleanupOutcome) => void) | undefined;
}

/**
 * The instances that are ready: one per id, version, revision and configuration.
 *
 * Callers who need the same new instance wait for the same creation, and each waits no longer than
 * its own signal allows.
 */
export class InstancePool {
  readonly #options: InstancePoolOptions;
  readonly #handles = new Map<string, SkillHandle>();
  readonly #creations = new Map<string, Promise<SkillHandle>>();
  /** Everything that is not cleaned up yet. */
  readonly #alive = new Set<SkillHandle>();

  constructor(options: InstancePoolOptions) {
    this.#options = options;
  }

  /** Instances kept for further calls. */
  get size(): number {
    return this.#handles.size;
  }

  /** Instances that exist, retired ones that still work included. */
  get alive(): readonly SkillHandle[] {
    return [...this.#alive];
  }

  /**
   * An instance for one call, entered as its action's concurrency demands.
   *
   * @throws what its creation threw, or the signal's reason.
   */
  async lease(
    registration: Registration,
    config: JsonObject,
    concurrency: ActionConcurrency,
    signal: AbortSignal,
  ): Promise<Lease> {
    if (concurrency === "per-call") return this.#leaseOwn(registration, config, signal);
    const key = keyOf(registration, config);
    while (true) {
      const handle = await this.#shared(key, registration, config, signal);
      const use = handle.use();
      try {
        const visit = await handle.gate.enter(concurrency, signal);
        // It may have been retired or have died while we stood in line.
        if (handle.usable) return this.#toLease(key, handle, use, visit);
        visit[Symbol.dispose]();
      } catch (error) {
        use[Symbol.dispose]();
        throw error;
      }
      this.#drop(key, handle);
      use[Symbol.dispose]();
    }
  }

  /** Makes the instance that the next call would need. */
  async warm(registration: Registration, config: JsonObject, signal: AbortSignal): Promise<void> {
    await this.#shared(keyOf(registration, config), registration, config, signal);
  }

  /**
   * Makes the instances that a candidate needs to take over from another skill: one for each
   * configuration in use, and at least one, so that a skill which cannot start never takes over.
   *
   * @throws what its creation threw; nothing of the candidate is left then.
   */
  async rehearse(
    candidate: Registration,
    replaced: Registration,
    signal: AbortSignal,
  ): Promise<void> {
    const others = this.alive.filter(
      ({ registration }) => registration.revision === replaced.revision,
    );
    const configs = others.length > 0 ? others.map(({ config }) => config) : [{}];
    const { actions } = candidate.metadata;
    try {
      for (const config of configs) {
        if (actions.some(({ concurrency }) => concurrency !== "per-call")) {
          await this.warm(candidate, config, signal);
        } else {
          using _ = await this.lease(candidate, config, "per-call", signal);
        }
      }
    } catch (error) {
      await this.retire(({ revision }) => revision === candidate.revision);
      throw error;
    }
  }

  /** Retires every instance that `matches`; settles when their last calls ended and they are cleaned up. */
  async retire(matches: (registration: Registration) => boolean): Promise<readonly Retired[]> {
    // Wait for those in the making: they would be left over otherwise.
    await Promise.allSettled(this.#creations.values());
    for (const [key, handle] of this.#handles) {
      if (matches(handle.registration)) this.#handles.delete(key);
    }
    const going = this.alive.filter(({ registration }) => matches(registration));
    return Promise.all(going.map(async (handle) => ({ handle, outcome: await handle.retire() })));
  }

  async #leaseOwn(
    registration: Registration,
    config: JsonObject,
    signal: AbortSignal,
  ): Promise<Lease> {
    const creation = this.#make(registration, config);
    const handle = await untilAborted(creation, signal).catch((error) => {
      // Nobody waits for it any more, but it may still come.
      creation.then((late) => late.retire()).catch(() => {});
      throw error;
    });
    const use = handle.use();
    const end = () => {
      void handle.retire();
      use[Symbol.dispose]();
    };
    return { instance: handle.instance, discard: end, [Symbol.dispose]: end };
  }

  #toLease(key: string, handle: SkillHandle, use: Disposable, visit: Disposable): Lease {
    return {
      instance: handle.instance,
      discard: () => this.#drop(key, handle),
      [Symbol.dispose]: () => {
        visit[Symbol.dispose]();
        use[Symbol.dispose]();
        if (!handle.usable) this.#drop(key, handle);
      },
    };
  }

  async #shared(
    key: string,
    registration: Registration,
    config: JsonObject,
    signal: AbortSignal,
  ): Promise<SkillHandle> {
    const ready = this.#handles.get(key);
    if (ready?.usable) return ready;
    let creation = this.#creations.get(key);
    if (creation === undefined) {
      creation = this.#make(registration, config).then((handle) => {
        this.#handles.set(key, handle);
        this.#evictBeside(handle);
        return handle;
      });
      this.#creations.set(key, creation);
      creation.finally(() => this.#creations.delete(key)).catch(() => {});
    }
    return untilAborted(creation, signal);
  }

  async #make(registration: Registration, config: JsonObject): Promise<SkillHandle> {
    const instance = await this.#options.create(registration, config);
    const handle = new SkillHandle(registration, config, instance);
    this.#alive.add(handle);
    void handle.gone.then((outcome) => {
      this.#alive.delete(handle);
      const { revision } = registration;
      if (this.alive.every((other) => other.registration.revision !== revision)) {
        this.#options.onGone?.(registration, outcome);
      }
    });
    return handle;
  }

  #drop(key: string, handle: SkillHandle): void {
    if (this.#handles.get(key) === handle) this.#handles.delete(key);
    void handle.retire();
  }

  #evictBeside(fresh: SkillHandle): void {
    const excess = this.#handles.size - this.#options.maxInstances;
    if (excess <= 0) return;
    const idle = [...this.#handles].filter(([, each]) => each.idle && each !== fresh);
    idle.sort(([, a], [, b]) => a.lastUsedAt - b.lastUsedAt);
    for (const [key, handle] of idle.slice(0, excess)) this.#drop(key, handle);
  }
}

/** A retired instance and how its clean-up went. */
export interface Retired {
  readonly handle: SkillHandle;
  readonly outcome: CleanupOutcome;
}

function keyOf({ id, version, revision }: Registration, config: JsonObject): string {
  return `${id}@${version}#${revision} ${canonicalJson(config)}`;
}
