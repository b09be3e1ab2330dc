import { type FSWatcher, watch } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { McpServer } from "@modelcontextprotocol/server";
import type { SkillCatalog, SkillFiles } from "@modelcontextprotocol/server/ext/skills";

/** How long the directory must be still before it is read again, milliseconds. */
const settleMs = 200;

/** The instruction skills of a data directory, as clients with the skills extension see them. */
export interface InstructionSkills extends Disposable {
  readonly catalog: SkillCatalog;
  /** Reads files by their path below the directory; links are refused. */
  readonly files: SkillFiles;
  /** Serves them on a server that is not connected yet, and tells it of changes. */
  attach(server: McpServer): void;
}

/** Settings of {@link openInstructionSkills}. */
export interface InstructionSkillsOptions {
  /** Told of what is not served, and why. */
  readonly onWarning?: ((message: string) => void) | undefined;
}

/** Opens `instructions/` of a data directory, and keeps up with what changes there. */
export async function openInstructionSkills(
  home: string,
  { onWarning }: InstructionSkillsOptions = {},
): Promise<InstructionSkills> {
  const root = join(home, "instructions");
  await mkdir(root, { recursive: true });
  const [{ SkillsExtension }, { nodeSkillFiles }] = await Promise.all([
    import("@modelcontextprotocol/server/ext/skills"),
    import("@modelcontextprotocol/server/ext/skills/node"),
  ]);
  const files = nodeSkillFiles(root);
  const catalog = await SkillsExtension.load(files, {
    onWarning({ path, message }) {
      // An empty directory is no reason to warn: that is how everybody begins.
      if (path !== ".") onWarning?.(`${path}: ${message}`);
    },
  });
  const servers = new Set<McpServer>();

  async function reload() {
    const { listChanged } = await catalog.reload();
    if (!listChanged) return;
    // With the first skill the tools that read them appear.
    for (const server of servers) if (server.isConnected()) server.sendToolListChanged();
  }

  let timer: NodeJS.Timeout | undefined;
  const watcher = watchQuietly(root, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      reload().catch((error: Error) => onWarning?.(error.message));
    }, settleMs).unref();
  });
  return {
    catalog,
    files,
    attach(server) {
      catalog.attach(server);
      servers.add(server);
    },
    [Symbol.dispose]() {
      clearTimeout(timer);
      watcher?.close();
    },
  };
}

/** Undefined where the system cannot watch: clients then see what was there at the start. */
function watchQuietly(root: string, onChange: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(root, { recursive: true, persistent: false }, onChange);
    watcher.on("error", () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}
