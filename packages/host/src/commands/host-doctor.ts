import { join } from "node:path";
import { installUv } from "@skillwright/python-runtime";
import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { runDoctor } from "../doctor/run-doctor.ts";

/** Whether this machine and data directory have what skills need: each check says how it went. */
export const hostDoctor = defineCommand({
  name: "host.doctor",
  payload: z.object({
    /** Fetch the pinned uv into the data directory first: the caller says yes for a person. */
    install_uv: z.boolean().default(false),
  }),
  result: z.object({
    healthy: z.boolean(),
    checks: z.array(
      z.object({
        name: z.string(),
        status: z.enum(["ok", "warning", "error"]),
        detail: z.string(),
        hint: z.string().optional(),
      }),
    ),
  }),
  async run({ install_uv: wantsUv }, { workspace, signal, onProgress }) {
    if (wantsUv) {
      await installUv({
        cacheDir: join(workspace.home, "cache"),
        signal,
        onProgress: (message) => onProgress({ phase: "installing-uv", message }),
      });
    }
    const checks = await runDoctor(workspace);
    return { healthy: checks.every(({ status }) => status !== "error"), checks };
  },
});
