import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openWorkspace, type Workspace } from "@skillwright/host";

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
    // The bundled embedder: looking for the other one asks the network.
    environment: { PATH: process.env["PATH"], SKILLWRIGHT_DISCOVERY_EMBEDDER: "use" },
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
