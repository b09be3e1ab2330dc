import { accessSync, constants, readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** Minor versions that exist and are new enough, newest first. */
const minors = [15, 14, 13, 12, 11];

/**
 * Executables that may be a Python, in the order in which they are tried:
 * 1. `python3`, then `python3.15` … `python3.11`, then `python` on `PATH`;
 * 2. the same names in `/usr/bin`, `/usr/local/bin`, `/opt/homebrew/bin`, `~/.local/bin`;
 * 3. pyenv's versions, newest first.
 */
export function pythonCandidates(env: NodeJS.ProcessEnv = process.env, home = homedir()): string[] {
  const extension = process.platform === "win32" ? ".exe" : "";
  const names = ["python3", ...minors.map((minor) => `python3.${minor}`), "python"];
  const onPath = (env["PATH"] ?? "").split(delimiter).filter((dir) => dir !== "");
  const usual = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", join(home, ".local", "bin")];
  const pyenv = pyenvVersions(join(env["PYENV_ROOT"] ?? join(home, ".pyenv"), "versions"));
  const files = [onPath, usual].flatMap((dirs) =>
    names.flatMap((name) => dirs.map((dir) => join(dir, name + extension))),
  );
  return [...new Set([...files, ...pyenv])].filter(isExecutableFile);
}

function pyenvVersions(dir: string): string[] {
  try {
    const versions = readdirSync(dir).sort((a, b) => b.localeCompare(a, "en", { numeric: true }));
    return versions.map((version) => join(dir, version, "bin", "python3"));
  } catch {
    return [];
  }
}

function isExecutableFile(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
