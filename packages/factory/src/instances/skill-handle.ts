import type { JsonObject } from "@skillwright/core";
import type { Registration } from "../registry/registration.ts";
import type { SkillInstance } from "../skill/skill.ts";
import { CallGate } from "./call-gate.ts";

/** What became of an instance's clean-up. */
export type CleanupOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: unknown };

/** An instance and those who use it: it is cleaned up when it was retired and the last one left. */
export class SkillHandle {
  readonly registration: Registration;
  readonly config: JsonObject;
  readonly instance: SkillInstance;
  readonly gate = new CallGate();
  /** Monotonic; for eviction. */
  lastUsedAt = performance.now();
  #users = 0;
  #retired = false;
  readonly #gone = Promise.withResolvers<CleanupOutcome>();

  constructor(registration: Registration, config: JsonObject, instance: SkillInstance) {
    this.registration = registration;
    this.config = config;
    this.instance = instance;
  }

  get idle(): boolean {
    return this.#users === 0;
  }

  get usable(): boolean {
    return !this.#retired && this.instance.usable !== false;
  }

  /** Settles when the instance was cleaned up; never rejects. */
  get gone(): Promise<CleanupOutcome> {
    return this.#gone.promise;
  }

  /** Keeps the instance until the handle is disposed. */
  use(): Disposable {
    this.#users += 1;
    let using = true;
    return {
      [Symbol.dispose]: () => {
        if (!using) return;
        using = false;
        this.#users -= 1;
        this.lastUsedAt = performance.now();
        if (this.#retired && this.#users === 0) void this.#cleanUp();
      },
    };
  }

  /** Takes no more calls and cleans up after the last one; harmless twice. */
  retire(): Promise<CleanupOutcome> {
    if (!this.#retired) {
      this.#retired = true;
      if (this.#users === 0) void this.#cleanUp();
    }
    return this.gone;
  }

  async #cleanUp(): Promise<void> {
    try {
      await this.instance.cleanup?.();
      this.#gone.resolve({ ok: true });
    } catch (error) {
      this.#gone.resolve({ ok: false, error });
    }
  }
}
