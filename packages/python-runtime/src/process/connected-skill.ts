import {
  type HandshakeResult,
  type HealthResult,
  type JsonObject,
  parseHealthResult,
  skillErrorCode,
} from "@skillwright/core";
import { runtimeError } from "../errors.ts";
import type { Answer } from "./pending-calls.ts";
import { signalGroup } from "./process-groups.ts";
import type { Dialect } from "./shake-hands.ts";
import type { SkillConnection } from "./skill-connection.ts";
import type {
  InvokeOptions,
  InvokeOutcome,
  InvokeParams,
  SkillError,
  SkillProcess,
} from "./skill-process.ts";

/** Between SIGTERM and SIGKILL. */
const terminateMs = 2_000;

/** A {@link SkillProcess} over a connection that has shaken hands. */
export class ConnectedSkill implements SkillProcess {
  readonly handshake: HandshakeResult;
  readonly isolation: "sandbox" | "limits";
  readonly connection: SkillConnection;
  readonly #id: string;
  readonly #dialect: Dialect;
  readonly #requestTimeoutMs: number;
  readonly #stopTimeoutMs: number;
  readonly #cleanUp: () => Promise<void>;
  #stopping: Promise<void> | undefined;

  constructor(parts: {
    readonly id: string;
    readonly connection: SkillConnection;
    readonly handshake: HandshakeResult;
    readonly dialect: Dialect;
    readonly isolation: "sandbox" | "limits";
    readonly requestTimeoutMs: number;
    readonly stopTimeoutMs: number;
    readonly cleanUp: () => Promise<void>;
  }) {
    this.handshake = parts.handshake;
    this.isolation = parts.isolation;
    this.connection = parts.connection;
    this.#id = parts.id;
    this.#dialect = parts.dialect;
    this.#requestTimeoutMs = parts.requestTimeoutMs;
    this.#stopTimeoutMs = parts.stopTimeoutMs;
    this.#cleanUp = parts.cleanUp;
  }

  get pid(): number {
    return this.connection.pid;
  }

  get ended() {
    return this.connection.ended;
  }

  async invoke(params: InvokeParams, options: InvokeOptions = {}): Promise<InvokeOutcome> {
    const started = performance.now();
    const answer = await this.request("invoke", params, options);
    const durationMs = performance.now() - started;
    if (answer.status === "ok") return { status: "ok", result: answer.result, durationMs };
    return { status: "error", error: toSkillError(answer.error), durationMs };
  }

  async health(options: InvokeOptions = {}): Promise<HealthResult> {
    const answer = await this.request("health", undefined, options);
    if (answer.status === "error") return { status: "failing", detail: answer.error.message };
    try {
      return parseHealthResult(answer.result);
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      throw runtimeError(`${this.#id}: ${problem}`, {
        code: "skill-protocol-violation",
        cause: error,
      });
    }
  }

  /** Any method in the connection's dialect. */
  request(
    method: string,
    params: JsonObject | undefined,
    { signal, timeoutMs = this.#requestTimeoutMs }: InvokeOptions,
  ): Promise<Answer> {
    return this.connection.request(this.#dialect + method, params, { timeoutMs, signal });
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    const { connection } = this;
    const stopMs = this.#stopTimeoutMs;
    connection.markStopped();
    // The answer does not matter, the end does.
    this.request("shutdown", undefined, { timeoutMs: stopMs }).catch(() => {});
    connection.closeInput();
    const terminate = setTimeout(() => signalGroup(this.pid, "SIGTERM"), stopMs);
    const kill = setTimeout(() => connection.end("stopped"), stopMs + terminateMs);
    await connection.ended;
    clearTimeout(terminate);
    clearTimeout(kill);
    await this.#cleanUp();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}

function toSkillError(error: Extract<Answer, { status: "error" }>["error"]): SkillError {
  return {
    code: skillErrorCode(error),
    rpcCode: error.code,
    message: error.message,
    ...(error.data !== undefined && { data: error.data }),
  };
}
