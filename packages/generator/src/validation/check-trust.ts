import type { Diagnostic, ScriptMetadata, SkillManifest } from "@skillwright/core";
import { analyzeScript, type PackageFile } from "@skillwright/python-runtime";
import { type AllowedDependencies, checkDependencies } from "./check-dependencies.ts";

/** Modules whose only use is the network. `urllib` and `http` also hold what works without it. */
const networkModules = new Set(
  `socket socketserver ssl ftplib smtplib imaplib poplib telnetlib nntplib xmlrpc websockets
   requests httpx aiohttp urllib3 paramiko`.split(/\s+/),
);
const networkSubmodules =
  /\b(?:urllib\.request|http\.(?:client|server))\b|\bfrom\s+(?:urllib\s+import\s+[^\n]*\brequest|http\s+import\s+[^\n]*\b(?:client|server))\b/;
/** Modules that start programs or run machine code. */
const programModules = new Set(["subprocess", "multiprocessing", "pty", "ctypes", "cffi"]);

/**
 * Holds code that nobody has reviewed to its manifest: it imports nothing that its permissions do
 * not cover, and needs no packages but those that are allowed.
 */
export function checkTrust(
  { permissions, entryFile }: SkillManifest,
  metadata: ScriptMetadata | undefined,
  files: readonly PackageFile[],
  allowedDependencies: AllowedDependencies,
): Diagnostic[] {
  const findings: Diagnostic[] = [];
  for (const { path, bytes } of files) {
    if (!path.endsWith(".py")) continue;
    const source = Buffer.from(bytes).toString("utf8");
    const { imports } = analyzeScript(source);
    const network = imports.filter((name) => networkModules.has(name));
    if (networkSubmodules.test(source)) network.push("urllib.request or http.client");
    if (network.length > 0 && permissions.network.length === 0) {
      findings.push(uncovered(path, network, "name its hosts in [permissions] network"));
    }
    const programs = imports.filter((name) => programModules.has(name));
    if (programs.length > 0 && !permissions.subprocess) {
      findings.push(uncovered(path, programs, "do without, or ask for [permissions] subprocess"));
    }
  }
  const dependencies = metadata?.dependencies ?? [];
  return [...findings, ...checkDependencies(dependencies, allowedDependencies, entryFile)];
}

function uncovered(file: string, modules: readonly string[], advice: string): Diagnostic {
  return {
    code: "import-not-permitted",
    severity: "error",
    message: `it imports ${modules.join(", ")}, which its permissions do not cover: ${advice}`,
    file,
  };
}
