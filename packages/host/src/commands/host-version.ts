import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { contractVersion } from "../contract/envelope.ts";
import { packageVersion } from "../package-version.ts";

/** Which contract this host speaks, and which release it is. */
export const hostVersion = defineCommand({
  name: "host.version",
  payload: z.object({}),
  result: z.object({ contract_version: z.number(), channel: z.string(), version: z.string() }),
  run: async () => ({
    contract_version: contractVersion,
    channel: "host_command_v0",
    version: packageVersion,
  }),
});
