import { z } from "zod";
import { hostCommands } from "../src/commands/host-commands.ts";
import { commandEnvelopeSchema, contractVersion } from "../src/contract/envelope.ts";
import { hostEventSchemas } from "../src/contract/host-events.ts";
import { jsonSchema } from "../src/contract/json.ts";

const answer = { v: z.literal(contractVersion), request_id: z.string() };

const envelopes = {
  command: commandEnvelopeSchema,
  success: z.object({ ...answer, ok: z.literal(true), payload: jsonSchema, error: z.null() }),
  failure: z.object({
    ...answer,
    ok: z.literal(false),
    payload: z.null(),
    error: z.string(),
    error_code: z.string(),
    hint: z.string().optional(),
    details: jsonSchema.optional(),
  }),
  event: z.object({
    v: z.literal(contractVersion),
    event_id: z.string(),
    event: z.string(),
    payload: jsonSchema,
  }),
};

/** Every document of the contract, generated from the schemas that check it: file name to content. */
export function contractDocuments(): Readonly<Record<string, unknown>> {
  const commands = Object.values(hostCommands).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return {
    "envelopes.json": {
      contract_version: contractVersion,
      envelopes: {
        command: toJsonSchema(envelopes.command, "input"),
        success: toJsonSchema(envelopes.success, "output"),
        failure: toJsonSchema(envelopes.failure, "output"),
        event: toJsonSchema(envelopes.event, "output"),
      },
    },
    "commands.json": {
      contract_version: contractVersion,
      commands: Object.fromEntries(
        commands.map(({ name, payload, result }) => [
          name,
          { payload: toJsonSchema(payload, "input"), result: toJsonSchema(result, "output") },
        ]),
      ),
    },
    "events.json": {
      contract_version: contractVersion,
      events: Object.fromEntries(
        Object.entries(hostEventSchemas).map(([name, payload]) => [
          name,
          toJsonSchema(payload, "output"),
        ]),
      ),
    },
  };
}

/** As it stands on the wire: what a client may send (`input`), what it gets (`output`). */
function toJsonSchema(schema: z.ZodType, io: "input" | "output"): unknown {
  const text = JSON.stringify(z.toJSONSchema(schema, { io }), (key, member: unknown) => {
    // Clients tolerate members that they do not know, so that answers can grow.
    const closes = key === "additionalProperties" && member === false;
    return key === "$schema" || closes ? undefined : member;
  });
  return JSON.parse(text);
}
