import type { HostEvent } from "./host-events.ts";

/** A command that was accepted and not yet answered. */
export interface RunningCommand {
  readonly requestId: string;
  readonly command: string;
  /** The skill that its payload names, if it names one. */
  readonly skillId: string | undefined;
  /** Waits for a place; false once it runs. */
  readonly queued: boolean;
  /** Milliseconds since the epoch: when it was accepted. */
  readonly acceptedAt: number;
}

/** What a command may learn of, and do to, the host that runs it. */
export interface HostControl {
  /** When the host was made, milliseconds since the epoch. */
  readonly startedAt: number;
  /** Commands without an answer yet, the asking one included, oldest first. */
  running(): RunningCommand[];
  /** Aborts a command; false when none of that id is without an answer. */
  cancel(requestId: string): boolean;
  /** Takes no more commands. Those accepted are finished, or with `cancel` aborted. */
  stop(options: { readonly cancel: boolean }): void;
  /** Tells whoever listens. */
  emit(event: HostEvent): void;
}
