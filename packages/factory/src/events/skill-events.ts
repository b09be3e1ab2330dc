import type { AnySkillEvent, SkillEventMap, SkillEventType } from "./skill-event-map.ts";

type Listeners = { [Type in SkillEventType]: Set<(data: SkillEventMap[Type]) => void> };

/** Somebody should look at these. */
const highPriority: ReadonlySet<SkillEventType> = new Set([
  "CircuitBreakerTriggered",
  "SkillSecurityViolation",
]);

/**
 * Where registry, validator and factory say what happens.
 *
 * Listeners run at once, in the order in which they came. One that throws disturbs neither the
 * others nor the call: what it threw goes to `onListenerError`.
 */
export class SkillEvents {
  readonly #listeners: Listeners = {
    SkillRegistered: new Set(),
    SkillUnregistered: new Set(),
    SkillStateChanged: new Set(),
    SkillCreated: new Set(),
    SkillExecutionStarted: new Set(),
    SkillExecutionCompleted: new Set(),
    SkillExecutionFailed: new Set(),
    CircuitBreakerTriggered: new Set(),
    SkillHotReloaded: new Set(),
    SkillReloadFailed: new Set(),
    SkillValidationStarted: new Set(),
    SkillValidationCompleted: new Set(),
    SkillSecurityViolation: new Set(),
    SkillFeedbackReceived: new Set(),
  };
  readonly #observers = new Set<(event: AnySkillEvent) => void>();
  readonly #onListenerError: (error: unknown, type: SkillEventType) => void;

  constructor({
    onListenerError = () => {},
  }: { readonly onListenerError?: (error: unknown, type: SkillEventType) => void } = {}) {
    this.#onListenerError = onListenerError;
  }

  /** Listens to one event until the returned handle is disposed. */
  on<Type extends SkillEventType>(
    type: Type,
    listener: (data: SkillEventMap[Type]) => void,
  ): Disposable {
    const listeners: Listeners[Type] = this.#listeners[type];
    listeners.add(listener);
    return { [Symbol.dispose]: () => void listeners.delete(listener) };
  }

  /** Listens to every event until the returned handle is disposed. */
  onAny(observer: (event: AnySkillEvent) => void): Disposable {
    this.#observers.add(observer);
    return { [Symbol.dispose]: () => void this.#observers.delete(observer) };
  }

  /** Tells every listener. */
  emit<Type extends SkillEventType>(type: Type, data: SkillEventMap[Type]): void {
    const listeners: Listeners[Type] = this.#listeners[type];
    for (const listener of listeners) this.#tell(type, () => listener(data));
    if (this.#observers.size === 0) return;
    const priority = highPriority.has(type) ? "high" : "normal";
    // That `data` belongs to `type` is what the signature says and a union cannot.
    const event = { type, timestamp: Date.now(), priority, data } as AnySkillEvent;
    for (const observer of this.#observers) this.#tell(type, () => observer(event));
  }

  #tell(type: SkillEventType, call: () => void): void {
    try {
      call();
    } catch (error) {
      this.#onListenerError(error, type);
    }
  }
}
