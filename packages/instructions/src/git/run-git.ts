import { spawn } from "node:child_process";
import { buffer, text } from "node:stream/consumers";
import { InstructionError } from "../errors.ts";

/** Longest that one git command may take. */
const timeoutMs = 120_000;

/** What {@link runGit} is told besides its arguments. */
export interface RunGitOptions {
  readonly input?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Nothing that a repository, or whoever set our environment, says may start a program. */
const safeSettings = [
  ...["core.hooksPath=/dev/null", "core.fsmonitor=false", "core.symlinks=false"],
  ...["credential.interactive=false", "gc.auto=0", "maintenance.auto=false"],
].flatMap((setting) => ["-c", setting]);

/**
 * Standard output of the system's git, which asks nobody anything and speaks https, ssh and file.
 *
 * @throws InstructionError `git-not-found`, or `git-failed` with git's own words.
 */
export async function runGit(
  args: readonly string[],
  { input = "", signal }: RunGitOptions = {},
): Promise<Buffer> {
  signal?.throwIfAborted();
  const limit = AbortSignal.timeout(timeoutMs);
  const child = spawn("git", [...safeSettings, ...args], {
    env: gitEnvironment(),
    stdio: ["pipe", "pipe", "pipe"],
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
    killSignal: "SIGKILL",
  });
  const ended = Promise.withResolvers<number | null>();
  child.on("error", ended.reject).on("close", ended.resolve);
  // A git that fails early does not read what it is given.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  try {
    const [output, complaint, exitCode] = await Promise.all([
      buffer(child.stdout),
      text(child.stderr),
      ended.promise,
    ]);
    if (exitCode !== 0) throw gitFailed(args, complaint.trim());
    return output;
  } catch (error) {
    signal?.throwIfAborted();
    if (limit.aborted) throw gitFailed(args, `no answer within ${timeoutMs / 1000} s`);
    throw isMissing(error) ? gitNotFound(error) : error;
  }
}

function gitEnvironment(): NodeJS.ProcessEnv {
  // GIT_DIR and its kin would point git at the repository that we happen to run in.
  const inherited = Object.entries(process.env).filter(([name]) => !/^GIT_/.test(name));
  return {
    ...Object.fromEntries(inherited),
    GIT_ALLOW_PROTOCOL: "https:ssh:file",
    GIT_ASKPASS: "",
    GIT_SSH_COMMAND: process.env["GIT_SSH_COMMAND"] ?? "ssh -oBatchMode=yes",
    GIT_TERMINAL_PROMPT: "0",
    LC_ALL: "C",
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function gitNotFound(cause: unknown): InstructionError {
  return new InstructionError("there is no git on this system", {
    code: "git-not-found",
    hint: "Install git, or download the skill and name its directory.",
    cause,
  });
}

function gitFailed(args: readonly string[], complaint: string): InstructionError {
  const [command] = args.filter((arg) => /^[a-z-]+$/.test(arg) && arg !== "-C");
  return new InstructionError(`git ${command} failed: ${complaint}`, {
    code: "git-failed",
    hint: "Check the address, the branch or tag, and your access to it.",
  });
}
