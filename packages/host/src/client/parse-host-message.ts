import { SkillwrightError } from "@skillwright/core";
import { z } from "zod";
import type { CommandProgress } from "../contract/command-definition.ts";
import { contractVersion, type EventEnvelope } from "../contract/envelope.ts";

/** What a host says: an answer to a call, or an event. */
export type HostMessage =
  | { readonly kind: "result"; readonly requestId: string; readonly result: unknown }
  | { readonly kind: "error"; readonly requestId: string; readonly error: SkillwrightError<string> }
  | {
      readonly kind: "event";
      readonly event: EventEnvelope;
      /** For a `command.progress` event: whose, and how far. */
      readonly progress: (CommandProgress & { readonly requestId: string }) | undefined;
    };

const v = z.literal(contractVersion);
const schema = z.union([
  z
    .object({ v, request_id: z.string(), ok: z.literal(true), payload: z.unknown() })
    .transform(({ request_id, payload }): HostMessage => {
      return { kind: "result", requestId: request_id, result: payload };
    }),
  z
    .object({
      v,
      request_id: z.string(),
      ok: z.literal(false),
      error: z.string(),
      error_code: z.string(),
      hint: z.string().optional(),
      details: z.unknown().optional(),
    })
    .transform(({ request_id, error, error_code, hint, details }): HostMessage => {
      const thrown = new SkillwrightError(error, { code: error_code, hint, cause: details });
      return { kind: "error", requestId: request_id, error: thrown };
    }),
  z
    .object({ v, event_id: z.string(), event: z.string(), payload: z.unknown() })
    .transform((event): HostMessage => {
      const { data } = progressSchema.safeParse(event);
      return { kind: "event", event, progress: data };
    }),
]);

const progressSchema = z
  .object({
    event: z.literal("command.progress"),
    payload: z.object({
      request_id: z.string(),
      phase: z.string(),
      message: z.string().optional(),
    }),
  })
  .transform(({ payload: { request_id, ...progress } }) => ({
    requestId: request_id,
    ...progress,
  }));

/** Reads one line of a host's output; undefined for what is no message of this contract. */
export function parseHostMessage(line: string): HostMessage | undefined {
  try {
    return schema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
