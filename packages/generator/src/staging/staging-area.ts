import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** How long an undecided proposal stays, from its last validation. */
export const proposalLifetimeMs = 7 * 24 * 60 * 60 * 1000;

/** Names of the attempts' directories: random, so that no caller can aim at one. */
const attemptIdPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** The directory of staged packages: one sub-directory an attempt, nothing else. */
export interface StagingArea {
  /** Makes an empty directory for a new attempt. */
  create(): Promise<{ readonly attemptId: string; readonly directory: string }>;
  /** Where an attempt's files are. */
  directory(attemptId: string): string;
  /** Removes an attempt's files; unknown attempts are fine. */
  remove(attemptId: string): Promise<void>;
  /** Removes an attempt's directory when nothing was written into it. */
  removeEmpty(attemptId: string): Promise<void>;
  /** Removes what is older than {@link proposalLifetimeMs} and not in `keep`. */
  removeExpired(keep: ReadonlySet<string>, now: number): Promise<void>;
}

/** @param root - the data directory's `staging`; made on first use. */
export function createStagingArea(root: string): StagingArea {
  const directory = (attemptId: string) => {
    if (!attemptIdPattern.test(attemptId)) {
      throw new RangeError(`attemptId must be a UUID, got ${JSON.stringify(attemptId)}`);
    }
    return join(root, attemptId);
  };
  return {
    directory,
    async create() {
      const attemptId = randomUUID();
      const path = directory(attemptId);
      await mkdir(path, { recursive: true, mode: 0o700 });
      return { attemptId, directory: path };
    },
    async remove(attemptId) {
      const path = directory(attemptId);
      // Out of sight in one step: a removal cut short must not leave half a package to approve.
      const doomed = `${path}.removed`;
      try {
        await rename(path, doomed);
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
      await rm(doomed, { recursive: true, force: true });
    },
    async removeEmpty(attemptId) {
      const path = directory(attemptId);
      if ((await readdir(path)).length === 0) await rmdir(path);
    },
    async removeExpired(keep, now) {
      for (const name of await readdir(root).catch(() => [])) {
        if (keep.has(name)) continue;
        const path = join(root, name);
        const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }));
        if (name.endsWith(".removed") || now - mtimeMs > proposalLifetimeMs) {
          await rm(path, { recursive: true, force: true });
        }
      }
    },
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
