import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { agentSkillFileName } from "@skillwright/core";
import { InstructionError } from "../errors.ts";
import { memoryTree } from "./memory-tree.ts";
import { openDirectory } from "./open-directory.ts";
import { openGit } from "./open-git.ts";
import { openPack } from "./open-pack.ts";
import { openZip } from "./open-zip.ts";
import type { SkillSource } from "./skill-source.ts";
import { unreadable } from "./source-failures.ts";
import type { SourceTree } from "./source-tree.ts";

/** How {@link openSource} opens. */
export interface OpenSourceOptions {
  /** For a git source: this commit instead of its ref. */
  readonly commit?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Opens a source of any type. Nothing in it runs, and nothing of it is written. */
export async function openSource(
  source: SkillSource,
  options: OpenSourceOptions = {},
): Promise<SourceTree> {
  switch (source.type) {
    case "git":
      return openGit(source, options);
    case "zip":
      return openZip(source.path);
    case "pack":
    case "config":
      return openPack(source.path, source.type);
    case "directory":
      return openDirectory(source.path).catch((error) => fail(source.path, error));
    case "file": {
      const bytes = await readFile(source.path).catch((error) => fail(source.path, error));
      return memoryTree([{ path: agentSkillFileName, bytes, executable: false }]);
    }
  }
}

function fail(path: string, error: unknown): never {
  throw error instanceof InstructionError ? error : unreadable(basename(path), error);
}
