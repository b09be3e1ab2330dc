import { resolve } from "node:path";
import { digestFiles, isRunnable, loadManifest } from "@skillwright/core";
import { readPackage } from "@skillwright/python-runtime";
import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { verifyPackage } from "./verify-package.ts";

/**
 * Installs a package directory that somebody wrote, after the tests that a proposal passes.
 *
 * A new skill is `pending` and goes on by `skill.python.advance_status` and `skill.python.activate`;
 * an upgrade of an active skill is active at once, so that it never stops serving.
 */
export const skillPythonInstall = defineCommand({
  name: "skill.python.install",
  payload: z.object({
    /** Relative to where the host was started. */
    package_dir: z.string().min(1),
    /** Let the package become the new version of an installed skill. */
    upgrade: z.boolean().default(false),
    /** Grant what its manifest asks for; without, a new skill may reach nothing. */
    approve_permissions: z.boolean().default(false),
  }),
  result: z.object({
    id: z.string(),
    name: z.string(),
    version: z.string(),
    status: z.string(),
    last_error: z.string().nullable(),
  }),
  async run({ package_dir, upgrade, approve_permissions: approved }, context) {
    const { workspace, signal, onProgress } = context;
    const directory = resolve(package_dir);
    const { id, permissions } = await loadManifest(directory);
    const files = await readPackage(directory);
    const previous = workspace.store.get(id);
    const replacesActive = previous !== undefined && isRunnable(previous.state);
    const environment = await workspace.environment();
    const record = await workspace.store.install(files, {
      upgrade,
      state: replacesActive ? "active" : "pending",
      approval: approved ? { digest: digestFiles(files), permissions } : undefined,
      verify: (candidate) =>
        verifyPackage(candidate, {
          ...workspace.launch,
          environment,
          signal,
          onProgress: (message) => onProgress({ phase: "validating", message }),
        }),
    });
    const { name, version, state, lastError } = record;
    return { id, name, version, status: state, last_error: lastError ?? null };
  },
});
