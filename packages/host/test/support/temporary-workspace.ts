import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openWorkspace, type Workspace } from "@skillwright/host";

/** Ours with the bundled embedder, since looking for the other one asks the network, and with patience. */
export const workspaceEnvironment: NodeJS.ProcessEnv = {
  PATH: process.env["PATH"],
  SKILLWRIGHT_DISCOVERY_EMBEDDER: "use",
  // A machine that builds and tests several things at once starts Python slowly.
  SKILLWRIGHT_PYTHON_HANDSHAKE_TIMEOUT_SECONDS: "60",
  SKILLWRIGHT_SKILLS_DEFAULT_TIMEOUT: "100",
};

/** A workspace over a data directory that is gone with the test. */
export interface TemporaryWorkspace extends AsyncDisposable {
  readonly workspace: Workspace;
  /** Empty, beside the data directory. */
  readonly directory: string;
}

/** Opens an empty data directory. */
export async function openTemporaryWorkspace(): Promise<TemporaryWorkspace> {
  const directory = await mkdtemp(join(tmpdir(), "skillwright-test-"));
  const workspace = await openWorkspace({
    home: join(directory, "home"),
    environment: workspaceEnvironment,
  });
  return {
    workspace,
    directory,
    async [Symbol.asyncDispose]() {
      await workspace.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
