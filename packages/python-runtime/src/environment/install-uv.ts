import { createHash } from "node:crypto";
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runtimeError } from "../errors.ts";
import { runTool } from "./run-tool.ts";

/** The version that is installed, and nothing newer until its digests are written here. */
const version = "0.11.12";

/** What a person is told before it is fetched; the archives differ a little by platform. */
export const pinnedUv = { version, megabytes: 25 } as const;

/** SHA-256 of the release archives: astral-sh/setup-uv, src/download/checksum/known-checksums.ts. */
const digests: Readonly<Record<string, string>> = {
  "aarch64-apple-darwin": "bb7c6ef869ec00cd1452f4884acf23d00b153c356ba9197ae99a1bc1ceadb7f3",
  "x86_64-apple-darwin": "32fb217e6181384bf6534b31adcc66cd552eff98643c4bb35832be8552486912",
  "aarch64-unknown-linux-musl": "b70e87f15f12d750d218042c4ed36e41de0757eab249d332ee2e242e4174b5d5",
  "x86_64-unknown-linux-musl": "591a7557f5ba7e51565f338dd4c50cebc12820ec2ebb8403a4304685f8d53ab9",
};

/** How {@link installUv} installs. */
export interface InstallUvOptions {
  /** uv goes to `<cacheDir>/bin`, where {@link resolvePythonEnvironment} looks last. */
  readonly cacheDir: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((message: string) => void) | undefined;
  /** Where to get the archive; default the project's releases. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** SHA-256 to expect; default the pinned one of this platform. */
  readonly sha256?: string | undefined;
}

/**
 * Installs the pinned uv, for this user alone. Only ever call it after a person said yes.
 *
 * The archive's digest is checked before anything is unpacked, in a private directory, and the program
 * appears under its name complete or not at all.
 *
 * @returns the path of the program.
 * @throws SkillwrightError `uv-install-failed`.
 */
export async function installUv(options: InstallUvOptions): Promise<string> {
  const { cacheDir, signal, onProgress, fetch = globalThis.fetch } = options;
  const target = uvTarget();
  const sha256 = options.sha256 ?? digests[target];
  if (sha256 === undefined) throw failure(`there is no pinned uv for ${target}`);
  const archive = `uv-${target}.tar.gz`;
  const url = `https://github.com/astral-sh/uv/releases/download/${version}/${archive}`;
  const bin = join(cacheDir, "bin");
  await mkdir(bin, { recursive: true });
  const draft = await mkdtemp(join(bin, ".uv-"));
  try {
    onProgress?.(`fetching uv ${version}`);
    const bytes = await download(url, fetch, signal);
    const found = createHash("sha256").update(bytes).digest("hex");
    if (found !== sha256) throw failure(`${url} has the digest ${found}, expected ${sha256}`);
    await writeFile(join(draft, archive), bytes);
    const unpacked = await runTool("tar", ["-xzf", archive, "--strip-components", "1"], {
      timeoutMs: 120_000,
      cwd: draft,
      signal,
    });
    if (unpacked.exitCode !== 0)
      throw failure(`the archive cannot be unpacked: ${unpacked.stderr}`);
    await chmod(join(draft, "uv"), 0o755);
    await rename(join(draft, "uv"), join(bin, "uv"));
    return join(bin, "uv");
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** musl builds are static, so they run on every Linux. */
function uvTarget(): string {
  const machine = process.arch === "arm64" ? "aarch64" : "x86_64";
  const system = { darwin: "apple-darwin", linux: "unknown-linux-musl" }[String(process.platform)];
  return `${machine}-${system ?? process.platform}`;
}

async function download(
  url: string,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  try {
    const response = await fetch(url, { ...(signal && { signal }) });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    signal?.throwIfAborted();
    throw failure(
      `${url} cannot be fetched: ${cause instanceof Error ? cause.message : cause}`,
      cause,
    );
  }
}

function failure(reason: string, cause?: unknown): Error {
  return runtimeError(`uv was not installed: ${reason}`, {
    code: "uv-install-failed",
    hint: "Install uv yourself from https://docs.astral.sh/uv/, or go on without it: pip serves as well.",
    cause,
  });
}
