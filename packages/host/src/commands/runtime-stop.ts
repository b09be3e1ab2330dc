import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";

/** Ends the host: no more commands are taken, and those accepted are answered first. */
export const runtimeStop = defineCommand({
  name: "runtime.stop",
  payload: z.object({
    /** Abort the commands that have no answer yet, instead of finishing them. */
    cancel: z.boolean().default(false),
  }),
  result: z.object({ accepted: z.literal(true) }),
  async run({ cancel }, { host }) {
    host.stop({ cancel });
    return { accepted: true as const };
  },
});
