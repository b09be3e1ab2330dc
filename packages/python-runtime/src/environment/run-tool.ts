import { spawn } from "node:child_process";

/** How a tool ended. */
export interface ToolOutcome {
  readonly status: "exited" | "timed-out" | "not-started";
  /** Absent unless `exited` by itself. */
  readonly exitCode?: number;
  readonly stdout: string;
  /** The last 16 KB. */
  readonly stderr: string;
}

/** Enough for any version string or resolver error. */
const maxOutputBytes = 16 * 1024;

/** Runs one of our own tools (an interpreter's probe, pip, uv), not a skill. Rejects only on abort. */
export async function runTool(
  file: string,
  args: readonly string[],
  {
    timeoutMs,
    env = toolEnvironment(),
    cwd,
    signal,
  }: {
    readonly timeoutMs: number;
    readonly env?: Record<string, string>;
    readonly cwd?: string | undefined;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<ToolOutcome> {
  signal?.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<ToolOutcome>();
  const child = spawn(file, args, {
    env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
    ...(cwd !== undefined && { cwd }),
  });
  let stdout = "";
  let stderr = "";
  let timedOut = false;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout = (stdout + text).slice(0, maxOutputBytes);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr = (stderr + text).slice(-maxOutputBytes);
  });
  const kill = () => {
    try {
      // The group: pip and uv start processes of their own.
      if (child.pid !== undefined)
        process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL");
    } catch {
      // Already gone.
    }
  };
  const timer = setTimeout(() => {
    timedOut = true;
    kill();
  }, timeoutMs);
  const onAbort = () => {
    kill();
    reject(signal?.reason);
  };
  signal?.addEventListener("abort", onAbort, { once: true });
  child.once("error", () => resolve({ status: "not-started", stdout, stderr }));
  child.once("close", (exitCode) => {
    if (timedOut) resolve({ status: "timed-out", stdout, stderr });
    else resolve({ status: "exited", ...(exitCode !== null && { exitCode }), stdout, stderr });
  });
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

/** What tools may know of the host's environment: paths, locale, proxies, certificates, indexes. */
const passed =
  /^(?:PATH|HOME|USERPROFILE|SYSTEMROOT|TEMP|TMP|TMPDIR|LANG|LC_.*|XDG_.*|PIP_.*|UV_.*|SSL_CERT_.*|REQUESTS_CA_BUNDLE|(?:https?|all|no)_proxy|PYENV_.*)$/i;

/** The environment for our tools: no keys, and nothing that steers an interpreter. */
export function toolEnvironment(): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && passed.test(name)) env[name] = value;
  }
  return env;
}
