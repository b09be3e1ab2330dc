import { skillStates } from "@skillwright/core";
import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { contractVersion } from "../contract/envelope.ts";
import { packageVersion } from "../package-version.ts";

/** What this host is, what it is doing, and how many skills it has. */
export const runtimeStatus = defineCommand({
  name: "runtime.status",
  payload: z.object({}),
  result: z.object({
    version: z.string(),
    contract_version: z.number(),
    pid: z.int(),
    uptime_seconds: z.number(),
    /** Commands without an answer yet, this one included, oldest first. */
    commands: z.array(
      z.object({
        request_id: z.string(),
        command: z.string(),
        skill_id: z.string().optional(),
        queued: z.boolean(),
        seconds: z.number(),
      }),
    ),
    /** How many skills are in each state. */
    skills: z.record(z.enum(skillStates), z.int()),
  }),
  async run(_payload, { workspace, host }) {
    const now = Date.now();
    const states = workspace.store.list().map(({ state }) => state);
    const count = (wanted: string) => states.filter((state) => state === wanted).length;
    return {
      version: packageVersion,
      contract_version: contractVersion,
      pid: process.pid,
      uptime_seconds: (now - host.startedAt) / 1000,
      commands: host.running().map(({ requestId, command, skillId, queued, acceptedAt }) => ({
        request_id: requestId,
        command,
        skill_id: skillId,
        queued,
        seconds: (now - acceptedAt) / 1000,
      })),
      skills: {
        pending: count("pending"),
        testing: count("testing"),
        active: count("active"),
        disabled: count("disabled"),
        quarantined: count("quarantined"),
      },
    };
  },
});
