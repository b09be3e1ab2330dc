import type { JsonObject, JsonValue } from "@skillwright/core";
import type { SkillCall } from "../skill/skill.ts";
import type { SkillContext } from "../skill/skill-context.ts";

/** What a skill in a worker knows about its call: the rest is asked for by message. */
export type WorkerContext = Omit<SkillContext, "signal" | "state" | "call">;

/** What a worker is started with. */
export interface WorkerStart {
  /** URL of the module. */
  readonly entry: string;
  /** From the metadata file: the code must not say otherwise. */
  readonly id: string;
  readonly version: string;
  readonly config: JsonObject;
}

/** An error on its way between threads. */
export interface WorkerError {
  readonly message: string;
  readonly code?: string | undefined;
  readonly transient?: boolean | undefined;
  readonly data?: JsonValue | undefined;
}

/** A question that a skill asks its host. */
export type HostQuestion =
  | { readonly method: "call"; readonly skillId: string; readonly call: JsonObject }
  | { readonly method: "state.get" | "state.delete"; readonly key: string }
  | { readonly method: "state.set"; readonly key: string; readonly value: JsonValue }
  | { readonly method: "state.keys" };

/** From the host to the worker. */
export type ToWorker =
  | {
      readonly type: "execute";
      readonly id: number;
      readonly call: SkillCall;
      readonly context: WorkerContext;
    }
  | { readonly type: "abort"; readonly id: number; readonly reason: string }
  | { readonly type: "answer"; readonly question: number; readonly value?: JsonValue | undefined }
  | { readonly type: "answer"; readonly question: number; readonly error: WorkerError };

/** From the worker to the host. */
export type FromWorker =
  | { readonly type: "ready" }
  | { readonly type: "unusable"; readonly error: WorkerError }
  | { readonly type: "result"; readonly id: number; readonly value: JsonValue }
  | { readonly type: "error"; readonly id: number; readonly error: WorkerError }
  | {
      readonly type: "ask";
      readonly id: number;
      readonly question: number;
      readonly body: HostQuestion;
    };
