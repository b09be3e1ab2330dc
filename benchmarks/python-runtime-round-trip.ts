import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { arch, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { parseManifest } from "@skillwright/core";
import { closeSandbox, resolvePythonEnvironment, startSkill } from "@skillwright/python-runtime";

// One call of a running skill beside the least that such a call can be (a bare Python loop that echoes
// JSON, driven by a bare Node script) and beside what a user would pick instead (an MCP server's tool). Rounds alternate, so what else the machine does meets both.
//
//   node --conditions=@skillwright/source benchmarks/python-runtime-round-trip.ts

const rounds = 20;
const callsPerRound = 500;

const dir = mkdtempSync(join(tmpdir(), "skillwright-benchmark-"));
const environment = await resolvePythonEnvironment({ prefer: "venv", cacheDir: dir });
const { python } = environment.description;

writeFileSync(
  join(dir, "skill.py"),
  `import json, os, sys
for line in sys.stdin:
    request = json.loads(line)
    result = {"name": os.environ.get("SKILL_ID"), "version": "1.0.0"} if request["method"] == "handshake" else request["params"]
    sys.stdout.write(json.dumps({"jsonrpc": "2.0", "id": request["id"], "result": result}) + "\\n")
    sys.stdout.flush()
    if request["method"] == "shutdown":
        break
`,
);
const manifest = parseManifest('id = "echo"\nname = "Echo"\n');

async function bare(): Promise<{ call: () => Promise<void>; stop: () => Promise<void> }> {
  const child = spawn(python, ["-u", join(dir, "skill.py")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const waiting: ((line: string) => void)[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => waiting.shift()?.(line));
  let id = 0;
  const call = async () => {
    id += 1;
    const request = {
      jsonrpc: "2.0",
      id,
      method: "invoke",
      params: { action: "echo", text: "hello" },
    };
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const line = await new Promise<string>((resolve) => waiting.push(resolve));
    if (JSON.parse(line).id !== id) throw new Error("answers are out of step");
  };
  const stop = async () => {
    child.kill();
  };
  return { call, stop };
}

async function skill(sandbox: "off" | "required") {
  const started = await startSkill(
    { dir, manifest },
    { environment, sandbox, handshakeTimeoutMs: 60_000 },
  );
  const call = async () => {
    const outcome = await started.invoke({ action: "echo", text: "hello" });
    if (outcome.status !== "ok") throw new Error("the skill failed");
  };
  return { call, stop: () => started.stop() };
}

// The same echo as a tool of the MCP SDK's own server, called by its own client over stdio.
async function mcp() {
  const server = join(import.meta.dirname, "mcp-echo-server.ts");
  const client = new Client({ name: "benchmark", version: "1.0.0" });
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [server] }));
  const call = async () => {
    await client.callTool({ name: "echo", arguments: { text: "hello" } });
  };
  return { call, stop: () => client.close() };
}

const contestants = [
  ["bare Python echo loop, bare Node", await bare()],
  ["startSkill, daemon", await skill("off")],
  ["startSkill, daemon, sandbox", await skill("required")],
  ["MCP SDK, stdio client and server", await mcp()],
] as const;
const samples = new Map<string, number[]>(contestants.map(([name]) => [name, []]));
for (let round = -2; round < rounds; round++) {
  for (const [name, { call }] of contestants) {
    const started = performance.now();
    for (let count = 0; count < callsPerRound; count++) await call();
    // The first two rounds warm everything up.
    if (round >= 0)
      samples.get(name)?.push(((performance.now() - started) / callsPerRound) * 1_000);
  }
}
for (const [, { stop }] of contestants) await stop();
await closeSandbox();
rmSync(dir, { recursive: true });

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const base = median(samples.get(contestants[0][0]) ?? []);
for (const [name, values] of samples) {
  const value = median(values);
  console.log(
    `${name}: ${value.toFixed(1)} µs a call, ratio ${(value / base).toFixed(2)} (n = ${values.length} × ${callsPerRound})`,
  );
}
console.log(`${process.version}, ${arch()}, ${cpus().length} × ${cpus()[0]?.model}`);
