import type { JsonObject, JsonValue } from "../json/json-value.ts";

/** What the host asks of a skill. */
export interface ProtocolRequest {
  /** A positive integer, never reused on one connection. */
  readonly id: number;
  readonly method: string;
  readonly params?: JsonObject | undefined;
}

/** An error as it crosses the wire. */
export interface RpcError {
  /** A 32-bit integer. */
  readonly code: number;
  readonly message: string;
  readonly data?: JsonValue;
}

/** What one line from a skill can be. */
export type ProtocolMessage =
  | { readonly kind: "response"; readonly id: number; readonly result: JsonValue }
  | { readonly kind: "error"; readonly id: number; readonly error: RpcError }
  | { readonly kind: "notification"; readonly method: string; readonly params?: JsonValue };
