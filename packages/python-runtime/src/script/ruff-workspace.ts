import { createRequire } from "node:module";
import type { Workspace } from "@astral-sh/ruff-wasm-nodejs";

let workspace: Workspace | undefined;

/** The one ruff of this process: its WASM takes 100 ms to load and 2 ms per check afterwards. */
export function ruffWorkspace(): Workspace {
  if (workspace === undefined) {
    // A synchronous load on first use: analyzeScript is synchronous, and importing us must stay cheap.
    const require = createRequire(import.meta.url);
    const ruff: typeof import("@astral-sh/ruff-wasm-nodejs") = require("@astral-sh/ruff-wasm-nodejs");
    const options = {
      // The newest syntax that ruff knows: which Python runs the script is not its business.
      "target-version": "py314",
      lint: { select: ["E9", "F", "S"] },
    };
    workspace = new ruff.Workspace(options, ruff.PositionEncoding.Utf16);
  }
  return workspace;
}
