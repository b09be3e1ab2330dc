import { type JsonValue, SkillwrightError } from "@skillwright/core";
import { z } from "zod";
import type { HostErrorCode } from "../errors.ts";

/** The version of the contract that envelopes name in `v`. */
export const contractVersion = 1;

/** A request: one command by name. Unknown members are tolerated. */
export const commandEnvelopeSchema = z.object({
  v: z.literal(contractVersion),
  request_id: z.string().refine((id) => id.trim() !== "", "must not be blank"),
  command: z.string(),
  payload: z.record(z.string(), z.unknown()).nullish(),
});

/** A request: one command by name. */
export type CommandEnvelope = z.input<typeof commandEnvelopeSchema>;

/** What a failed command says; never a secret. */
export interface CommandError {
  /** For people. */
  readonly error: string;
  /** Stable, kebab-case. */
  readonly error_code: string;
  /** What to do about it. */
  readonly hint?: string | undefined;
  readonly details?: JsonValue | undefined;
}

/** The answer to one command; `request_id` is the request's. */
export type ResponseEnvelope =
  | {
      readonly v: typeof contractVersion;
      readonly request_id: string;
      readonly ok: true;
      readonly payload: unknown;
      readonly error: null;
    }
  | ({
      readonly v: typeof contractVersion;
      readonly request_id: string;
      readonly ok: false;
      readonly payload: null;
    } & CommandError);

/** Something that happened while a command ran. */
export interface EventEnvelope {
  readonly v: typeof contractVersion;
  readonly event_id: string;
  readonly event: string;
  readonly payload: unknown;
}

/**
 * Reads a request.
 *
 * @throws SkillwrightError `envelope-invalid`
 */
export function parseCommandEnvelope(value: unknown): z.output<typeof commandEnvelopeSchema> {
  const parsed = commandEnvelopeSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new SkillwrightError<HostErrorCode>(
    `the command envelope is invalid: ${describeIssues(parsed.error)}`,
    {
      code: "envelope-invalid",
      hint: 'Send {"v": 1, "request_id": "…", "command": "host.ping", "payload": {}}.',
    },
  );
}

/** Every issue with its key path, in one line. */
export function describeIssues(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message))
    .join("; ");
}
