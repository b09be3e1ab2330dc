import { resolve, sep } from "node:path";
import { SkillwrightError } from "@skillwright/core";
import type { FSWatcher } from "chokidar";
import type { SkillFactory } from "../execution/skill-factory.ts";
import type { SkillLoader } from "../loaders/skill-loader.ts";
import type { Registration } from "../registry/registration.ts";
import { changedSkill } from "./changed-skill.ts";

/** Editors write in several steps; a skill is loaded when its files have been still for this long. */
const defaultSettleMs = 150;

/** How a {@link HotReloader} reloads. */
export interface HotReloadOptions {
  readonly loaders: readonly SkillLoader[];
  /** Milliseconds without a change before a reload. Default 150. */
  readonly settleMs?: number | undefined;
}

/**
 * Loads skills anew when their files change.
 *
 * The new version is loaded, validated and made ready beside the old one; only then does it take
 * over, and the old one ends its calls. When anything of that fails, the old one keeps running and
 * the event `SkillReloadFailed` says why.
 */
export class HotReloader implements AsyncDisposable {
  readonly #factory: SkillFactory;
  readonly #loaders: readonly SkillLoader[];
  readonly #settleMs: number;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** Reloads of one skill happen one after the other. */
  readonly #reloads = new Map<string, Promise<void>>();
  #watcher: FSWatcher | undefined;

  constructor(factory: SkillFactory, { loaders, settleMs = defaultSettleMs }: HotReloadOptions) {
    this.#factory = factory;
    this.#loaders = loaders;
    this.#settleMs = settleMs;
  }

  /** Watches directories that hold skills; returns when every file in them is watched. */
  async watch(paths: readonly string[]): Promise<void> {
    // Loaded here and not at the top: most programs never watch.
    const { watch } = await import("chokidar");
    const watcher = watch(
      paths.map((path) => resolve(path)),
      {
        ignoreInitial: true,
        ignored: /(?:^|[\\/])(?:node_modules|__pycache__|\.[^\\/]+)(?:[\\/]|$)/,
      },
    );
    this.#watcher = watcher;
    watcher.on("all", (_, path) => this.#note(path));
    // The system may run out of watches: what it cannot watch is loaded anew when asked to.
    watcher.on("error", () => {});
    const ready = Promise.withResolvers<void>();
    watcher.once("ready", () => ready.resolve());
    await ready.promise;
  }

  /**
   * Loads one skill anew.
   *
   * @returns the new registration, or `undefined` when the old one keeps running.
   */
  async reload(skillId: string): Promise<Registration | undefined> {
    const { registry } = this.#factory;
    try {
      const { skill, version } = await changedSkill(registry, this.#loaders, skillId);
      return await this.#factory.swap(skill, version);
    } catch (error) {
      const errorCode = SkillwrightError.is(error) ? error.code : "skill-unreadable";
      const reason = error instanceof Error ? error.message : String(error);
      registry.events.emit("SkillReloadFailed", { skillId, errorCode, reason });
      return undefined;
    }
  }

  /** Stops watching, and waits for reloads that have begun. */
  async close(): Promise<void> {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    await this.#watcher?.close();
    await Promise.all(this.#reloads.values());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #note(path: string): void {
    const file = resolve(path);
    const owner = this.#factory.registry.list().find(({ current, skill }) => {
      const { dir } = skill.source;
      return current && dir !== undefined && (file === dir || file.startsWith(dir + sep));
    });
    if (owner === undefined) return;
    const { id } = owner;
    clearTimeout(this.#timers.get(id));
    const later = setTimeout(() => {
      this.#timers.delete(id);
      this.#enqueue(id);
    }, this.#settleMs);
    this.#timers.set(id, later);
  }

  #enqueue(id: string): void {
    const before = this.#reloads.get(id) ?? Promise.resolve();
    const reload = before.then(async () => {
      await this.reload(id);
    });
    this.#reloads.set(id, reload);
    void reload.then(() => {
      if (this.#reloads.get(id) === reload) this.#reloads.delete(id);
    });
  }
}
