import type { HandshakeResult, HealthResult, JsonObject, JsonValue } from "@skillwright/core";
import type { SkillEnd } from "./skill-end.ts";

/** What an action is called with. */
export interface InvokeParams extends JsonObject {
  readonly action: string;
}

/** How one call may be bounded. */
export interface InvokeOptions {
  /** Rejects with its reason; the skill is not interrupted, its late answer is dropped. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds from writing the request to reading the answer. Default: the process's. */
  readonly timeoutMs?: number | undefined;
}

/** An error that the skill itself answered with. */
export interface SkillError {
  /** The skill's own `data.code`, else the name of the JSON-RPC code. */
  readonly code: string;
  /** The JSON-RPC code. */
  readonly rpcCode: number;
  readonly message: string;
  readonly data?: JsonValue;
}

/** How a skill answered: an error of its own is an answer too. */
export type InvokeOutcome =
  | { readonly status: "ok"; readonly result: JsonValue; readonly durationMs: number }
  | { readonly status: "error"; readonly error: SkillError; readonly durationMs: number };

/** A skill that runs, has introduced itself, and answers calls in any number at a time. */
export interface SkillProcess extends AsyncDisposable {
  readonly handshake: HandshakeResult;
  /** `sandbox`: confined by the OS; `limits`: only resources are. */
  readonly isolation: "sandbox" | "limits";
  /** Leader of the process group. */
  readonly pid: number;
  /** Settles when the process is gone, for whatever reason; never rejects. */
  readonly ended: Promise<SkillEnd>;

  /**
   * Calls an action.
   *
   * @throws SkillwrightError `skill-timeout`, `skill-crashed`, `skill-output-too-long`,
   *   `skill-protocol-violation`, `skill-stopped`; the signal's reason when it aborts.
   */
  invoke(params: InvokeParams, options?: InvokeOptions): Promise<InvokeOutcome>;

  /**
   * How the skill says it is; an error as answer is `failing`.
   *
   * @throws SkillwrightError as {@link invoke}.
   */
  health(options?: InvokeOptions): Promise<HealthResult>;

  /** Asks the skill to end, five seconds later makes it, and returns when it is gone. Harmless twice. */
  stop(): Promise<void>;
}
