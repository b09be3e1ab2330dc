import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";

/** Aborts a command that has no answer yet; it then answers `cancelled`, unless it was done already. */
export const commandCancel = defineCommand({
  name: "command.cancel",
  payload: z.object({
    /** The id of the command to abort. */
    request_id: z.string().min(1),
  }),
  result: z.object({
    request_id: z.string(),
    /** False when no command of that id was without an answer. */
    cancelled: z.boolean(),
  }),
  run: async ({ request_id }, { host, requestId }) => ({
    request_id,
    cancelled: request_id !== requestId && host.cancel(request_id),
  }),
});
