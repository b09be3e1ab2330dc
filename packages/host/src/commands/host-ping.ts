import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";

/** Whether anybody is there. */
export const hostPing = defineCommand({
  name: "host.ping",
  payload: z.object({}),
  result: z.object({ pong: z.literal(true) }),
  run: async () => ({ pong: true as const }),
});
