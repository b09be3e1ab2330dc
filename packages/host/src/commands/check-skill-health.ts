import { SkillwrightError } from "@skillwright/core";
import { type HealthStatus, type SkillRecord, startSkill } from "@skillwright/python-runtime";
import type { CommandContext } from "../contract/command-definition.ts";
import { dataDirectory } from "../workspace/data-directory.ts";

/** How a skill answered when it was asked how it is. */
export interface HealthAnswer {
  readonly status: HealthStatus;
  readonly detail?: string | undefined;
}

/** Starts a skill once, shakes hands, asks how it is, and ends it. What it does wrong is an answer. */
export async function checkSkillHealth(
  record: SkillRecord,
  { workspace, signal }: Pick<CommandContext, "workspace" | "signal">,
): Promise<HealthAnswer> {
  const { home, config } = workspace;
  const environment = await workspace.environment();
  const credentials = await findCredentials(record, workspace.credentials);
  try {
    await using process = await startSkill(record, {
      ...workspace.launch,
      environment,
      // Without its secrets a skill can still say that it runs.
      mode: credentials === undefined ? "validation" : "run",
      credentials: credentials ?? {},
      settings: config.settings[record.id],
      dataDir: dataDirectory(home, record.id),
      handshakeTimeoutMs: config.python.handshake_timeout_seconds * 1000,
      requestTimeoutMs: config.python.request_timeout_seconds * 1000,
      signal,
    });
    return await process.health({ signal });
  } catch (error) {
    if (!SkillwrightError.is(error)) throw error;
    return { status: "unreachable", detail: `${error.code}: ${error.message}` };
  }
}

/** Every credential's value; undefined where a required one has none. */
async function findCredentials(
  { manifest }: SkillRecord,
  vault: CommandContext["workspace"]["credentials"],
): Promise<Record<string, string> | undefined> {
  if (manifest.credentials.length === 0) return {};
  try {
    return await vault.retrieve(manifest);
  } catch (error) {
    if (SkillwrightError.is(error, "credential-missing")) return undefined;
    throw error;
  }
}
