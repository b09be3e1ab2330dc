import { contractVersion, type EventEnvelope } from "../contract/envelope.ts";
import type { HostEvent } from "../contract/host-events.ts";

/** Told of events, in order; what it throws is its own affair, so it must not throw. */
export type EventListener = (event: EventEnvelope) => void;

/** Numbers events and hands them to whoever listens. */
export interface EventHub {
  emit(event: HostEvent): void;
  /** Listens until it is disposed of. */
  subscribe(listener: EventListener): Disposable;
  readonly listeners: number;
}

/** Makes a hub; ids count up from 1, so that a client sees when it missed one. */
export function createEventHub(): EventHub {
  const listeners = new Set<EventListener>();
  let emitted = 0;
  return {
    emit({ event, payload }) {
      if (listeners.size === 0) return;
      emitted += 1;
      const envelope = { v: contractVersion, event_id: String(emitted), event, payload } as const;
      for (const listener of listeners) listener(envelope);
    },
    subscribe(listener) {
      listeners.add(listener);
      return { [Symbol.dispose]: () => void listeners.delete(listener) };
    },
    get listeners() {
      return listeners.size;
    },
  };
}
