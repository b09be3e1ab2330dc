import { readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** What programs need of a Linux system; everything else at the top holds somebody's data. */
const systemDirectories = new Set([
  "bin",
  "dev",
  "etc",
  "lib",
  "lib32",
  "lib64",
  "libx32",
  "nix",
  "proc",
  "sbin",
  "sys",
  "usr",
]);

/** Secrets among the system's own files that root, and so a skill of root's, could read. */
const systemSecrets = [
  "/etc/shadow",
  "/etc/shadow-",
  "/etc/gshadow",
  "/etc/gshadow-",
  "/etc/sudoers",
  "/etc/sudoers.d",
  "/etc/ssh",
  "/etc/ssl/private",
  "/etc/NetworkManager",
  "/etc/wireguard",
];

/**
 * What no skill can read: on Linux every top-level directory but the system's, so homes, data
 * directories, mounted disks and temporary files of others; on macOS homes and volumes.
 */
export function hiddenPaths(): string[] {
  if (process.platform === "darwin")
    return ["/Users", "/Volumes", homedir(), "/private/tmp", "/private/var/folders"];
  const directories = readdirSync("/")
    .filter((name) => !systemDirectories.has(name))
    .map((name) => join("/", name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory());
  const secrets = systemSecrets.filter((path) => statSync(path, { throwIfNoEntry: false }));
  return [...new Set([...directories, ...secrets, ...homeInSystemDirectory()])];
}

/** Some systems keep homes under /usr or /var. */
function homeInSystemDirectory(): string[] {
  const home = homedir();
  const top = home.split("/")[1] ?? "";
  return systemDirectories.has(top) ? [home] : [];
}
