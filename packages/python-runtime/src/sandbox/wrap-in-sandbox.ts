import { randomBytes } from "node:crypto";
import { hardenBubblewrap } from "./harden-bubblewrap.ts";
import { hiddenPaths } from "./hidden-paths.ts";
import { quoteShell } from "./quote-shell.ts";
import { openSandboxSession } from "./sandbox-session.ts";

/** What one skill process may touch. */
export interface Confinement {
  /** Paths that it may read besides the system's. */
  readonly readable: readonly string[];
  /** Paths that it may read and write. */
  readonly writable: readonly string[];
  /** Hosts that it may reach, with an optional port; none means no network at all. */
  readonly hosts: readonly string[];
}

/** A command inside the sandbox, and what to call when it has ended. */
export interface SandboxedCommand {
  readonly argv: readonly string[];
  readonly release: () => void;
}

/** What the library adds to the environment for other programs than ours. */
const unwanted = [
  ..."CLAUDE_CODE_HOST_HTTP_PROXY_PORT CLAUDE_CODE_HOST_SOCKS_PROXY_PORT JAVA_TOOL_OPTIONS".split(
    " ",
  ),
  ..."GIT_CONFIG_PARAMETERS GIT_SSH_COMMAND RSYNC_PROXY DOCKER_HTTP_PROXY DOCKER_HTTPS_PROXY".split(
    " ",
  ),
  ..."CLOUDSDK_PROXY_TYPE CLOUDSDK_PROXY_ADDRESS CLOUDSDK_PROXY_PORT CLOUDSDK_PROXY_USERNAME".split(
    " ",
  ),
  ..."CLOUDSDK_PROXY_PASSWORD FTP_PROXY ftp_proxy GRPC_PROXY grpc_proxy".split(" "),
  // It exempts loopback and private addresses from the proxy, which alone can reach anything.
  ..."NO_PROXY no_proxy".split(" "),
];
const proxies = "HTTP_PROXY http_proxy HTTPS_PROXY https_proxy ALL_PROXY all_proxy".split(" ");

const isRoot = process.getuid?.() === 0;

/** Root keeps capabilities in the sandbox's namespace; no skill needs any. */
const dropPrivileges = isRoot
  ? "setpriv --bounding-set=-all --inh-caps=-all --ambient-caps=-all "
  : "";

/**
 * Wraps a command with sandbox-runtime. Its environment is what the spawner gives, so that secrets
 * do not show in the command line, less what the library adds.
 */
export async function wrapInSandbox(
  command: readonly string[],
  temporaryDir: string,
  { readable, writable, hosts }: Confinement,
): Promise<SandboxedCommand> {
  const { manager, libraryDir } = await openSandboxSession();
  const networked = hosts.length > 0;
  const literal = (path: string) => ({ path, literal: true as const });
  const sockets = networked
    ? [manager.getLinuxHttpSocketPath(), manager.getLinuxSocksSocketPath()]
    : [];
  const allowRead = [
    libraryDir,
    ...readable,
    ...writable,
    ...sockets.filter((path) => path !== undefined),
  ];
  // Attribution of the proxy goes by this id: whoever guesses it gets this skill's network.
  const commandId = randomBytes(24).toString("base64url");
  if (networked) manager.registerCommandNetworkLists(commandId, { allowedDomains: [...hosts] });
  const drop = networked ? unwanted : [...unwanted, ...proxies];
  const script = [
    `unset ${drop.join(" ")}`,
    `export TMPDIR=${quoteShell([temporaryDir])}`,
    `exec ${dropPrivileges}${quoteShell(command)}`,
  ].join("\n");
  const release = () => {
    manager.unregisterCommandNetworkLists(commandId);
    manager.cleanupAfterCommand();
  };
  try {
    const filesystem = {
      denyRead: hiddenPaths().map(literal),
      allowRead: allowRead.map(literal),
      allowWrite: writable.map(literal),
      denyWrite: [],
    };
    const network = { allowedDomains: [], deniedDomains: [] };
    const { argv } = await manager.wrapWithSandboxArgv(
      script,
      "/bin/sh",
      { filesystem, network },
      undefined,
      temporaryDir,
      { commandId },
    );
    return { argv: completeCommand(argv), release };
  } catch (error) {
    manager.unregisterCommandNetworkLists(commandId);
    throw error;
  }
}

/** Without `exec` the shell in front stays, and the sandbox would die with it instead of with us. */
function completeCommand(argv: readonly string[]): string[] {
  const [shell = "/bin/sh", flag = "-c", script = "", ...rest] = argv;
  if (process.platform !== "linux") return [...argv];
  return [shell, flag, `exec ${hardenBubblewrap(script)}`, ...rest];
}
