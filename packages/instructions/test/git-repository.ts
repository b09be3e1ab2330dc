import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { type TemporaryDirectory, temporaryDirectory } from "./temporary-directory.ts";

const run = promisify(execFile);

/** A real repository to import from. */
export interface GitRepository extends TemporaryDirectory {
  /** A `file://` address. */
  readonly url: string;
  /** Writes files, commits everything and gives the commit. */
  commit(files: Readonly<Record<string, string>>, removed?: readonly string[]): Promise<string>;
  git(...args: string[]): Promise<string>;
}

/** Opens an empty repository with `await using`. */
export async function gitRepository(): Promise<GitRepository> {
  const directory = await temporaryDirectory();
  const repository: GitRepository = {
    ...directory,
    url: pathToFileURL(directory.path).href,
    async git(...args) {
      const identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"];
      const { stdout } = await run("git", ["-C", directory.path, ...identity, ...args]);
      return stdout.trim();
    },
    async commit(files, removed = []) {
      await directory.write(files);
      for (const path of removed) await rm(join(directory.path, path), { recursive: true });
      await repository.git("add", "--all");
      await repository.git("commit", "--quiet", "--message", "Change");
      return repository.git("rev-parse", "HEAD");
    },
  };
  await repository.git("init", "--quiet", "--initial-branch=main");
  return repository;
}
