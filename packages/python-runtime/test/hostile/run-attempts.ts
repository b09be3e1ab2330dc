// Runs attempts as the user it is started as and prints one JSON line for each: a host of its own, so
// that what happens to it is measured, and so that it can be somebody else than the tests.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseManifest } from "@skillwright/core";
import {
  closeSandbox,
  resolvePythonEnvironment,
  type SandboxMode,
  startSkill,
} from "../../src/index.ts";
import { findProcesses } from "../support/is-alive.ts";
import { type Attempt, attempts } from "./attempts.ts";

const [sandbox = "required", ...names] = process.argv.slice(2);
const canary = `canary-${process.pid}-${Date.now()}`;
process.env["HOST_SECRET"] = canary;

const root = mkdtempSync(join(tmpdir(), "skillwright-hostile-"));
const home = join(root, "home");
const places = {
  home,
  vault: join(root, "data", "vault"),
  stateDb: join(root, "data", "state.db"),
  otherSkill: join(root, "data", "skills", "other", "skill.py"),
  outside: join(root, "outside", "file"),
  unixSocket: join(root, "host.sock"),
  hostPid: process.pid,
};
for (const file of [
  join(home, ".ssh", "id_rsa"),
  places.vault,
  places.stateDb,
  places.otherSkill,
]) {
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, canary);
}
writeFileSync(join(home, ".bashrc"), canary);
mkdirSync(join(root, "outside"));

let connections = 0;
const count = () => {
  connections += 1;
};
const tcp = createServer((socket) => {
  count();
  socket.on("error", () => {}).end("HTTP/1.0 200 OK\r\n\r\n");
}).listen(0, "127.0.0.1");
const unix = createServer(count).listen(places.unixSocket);
await Promise.all(
  [tcp, unix].map((server) => new Promise((resolve) => server.once("listening", resolve))),
);
const address = tcp.address();
const port = typeof address === "object" && address !== null ? address.port : 0;
const environment = await resolvePythonEnvironment({
  prefer: "venv",
  cacheDir: join(root, "cache"),
});

function writeSkill({ name, python }: Attempt): string {
  const dir = join(root, "data", "skills", name);
  mkdirSync(dir, { recursive: true });
  const body = python.trim().replaceAll("\n", "\n    ");
  const script = `
import ctypes, json, os, socket, subprocess, sys, time

def attack(c):
    ${body}

for line in sys.stdin:
    request = json.loads(line)
    if request["method"] == "handshake":
        result = {"name": os.environ["SKILL_ID"], "version": "1.0.0"}
    elif request["method"] == "invoke":
        try:
            result = {"loot": attack({**request["params"], "lastId": request["id"]})}
        except BaseException as error:
            result = {"refused": repr(error)[:300]}
    else:
        result = {"status": "ok"}
    print(json.dumps({"jsonrpc": "2.0", "id": request["id"], "result": result}), flush=True)
`;
  writeFileSync(join(dir, "skill.py"), script);
  return dir;
}

/** Evidence on our side, whatever the skill says. */
function inspectHost(
  dir: string,
  before: { connections: number; script: string },
  token: string,
): string[] {
  const evidence: string[] = [];
  const untouched = [places.vault, places.otherSkill, join(home, ".bashrc")];
  if (untouched.some((file) => readFileSync(file, "utf8") !== canary))
    evidence.push("changed our files");
  if (readFileSync(join(dir, "skill.py"), "utf8") !== before.script)
    evidence.push("changed its script");
  if (connections > before.connections) evidence.push("connected to us");
  if (readIfPresent(places.outside) !== undefined) evidence.push("wrote outside");
  if (findProcesses(token).length > 0) evidence.push("survived");
  return evidence;
}

function readIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

async function runAttempt(attempt: Attempt): Promise<void> {
  const dir = writeSkill(attempt);
  const hosts = JSON.stringify(attempt.hosts ?? []);
  const manifest = parseManifest(
    `id = "${attempt.name}"\nname = "Hostile"\n[permissions]\nnetwork = ${hosts}\nsubprocess = ${attempt.subprocess ?? true}\n`,
  );
  const before = { connections, script: readFileSync(join(dir, "skill.py"), "utf8") };
  const token = `${1e9 + Math.floor(Math.random() * 1e9)}`;
  let answer: unknown;
  try {
    const skill = await startSkill(
      { dir, manifest },
      {
        environment,
        sandbox: sandbox as SandboxMode,
        handshakeTimeoutMs: 60_000,
        // What a watcher ends needs no deadline, and the watcher may be slow on a busy machine.
        requestTimeoutMs: attempt.expect === undefined ? 5_000 : 60_000,
        stopTimeoutMs: 300,
        limits: { memoryMb: 128, processes: 16, diskMb: 64, fileMb: 32 },
      },
    );
    try {
      answer = await skill.invoke({ ...places, action: "attack", port, token });
    } finally {
      await skill.stop();
    }
  } catch (error) {
    answer = { failed: error instanceof Error ? error.message.slice(0, 300) : String(error) };
  }
  const text = JSON.stringify(answer);
  const evidence = inspectHost(dir, before, token);
  if (attempt.expect !== undefined && !text.includes(attempt.expect)) {
    evidence.push(`was not stopped by ${attempt.mechanism}`);
  }
  if (text.includes(canary)) evidence.push("read a secret");
  if (/"escaped":true/.test(text)) evidence.push("says so itself");
  await rm(places.outside, { force: true });
  const maxMb = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(
    `${JSON.stringify({ name: attempt.name, evidence, answer: text.slice(0, 300), maxMb })}\n`,
  );
}

// Side by side they are quicker, and evidence against any is evidence enough. Without a sandbox each
// must be caught by itself.
const waiting = attempts.filter(({ name }) => names.length === 0 || names.includes(name));
const workers = Array.from({ length: sandbox === "off" ? 1 : 4 }, async () => {
  for (let attempt = waiting.shift(); attempt !== undefined; attempt = waiting.shift()) {
    await runAttempt(attempt);
  }
});
await Promise.all(workers);
await closeSandbox();
tcp.close();
unix.close();
await rm(root, { recursive: true, force: true });
