import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { arch, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseManifest } from "@skillwright/core";
import { closeSandbox, resolvePythonEnvironment, startSkill } from "@skillwright/python-runtime";

// From nothing to a shaken hand, with and without the sandbox, beside `python3` that imports the same
// and exits.
//
//   node --conditions=@skillwright/source benchmarks/python-runtime-start.ts

const rounds = 20;
const dir = mkdtempSync(join(tmpdir(), "skillwright-benchmark-"));
const environment = await resolvePythonEnvironment({ prefer: "venv", cacheDir: dir });
writeFileSync(
  join(dir, "skill.py"),
  `import json, os, sys
for line in sys.stdin:
    request = json.loads(line)
    print(json.dumps({"jsonrpc": "2.0", "id": request["id"], "result": {"name": "start"}}), flush=True)
    if request["method"] == "shutdown":
        break
`,
);
const manifest = parseManifest('id = "start"\nname = "Start"\n');

async function start(sandbox: "off" | "required"): Promise<number> {
  const started = performance.now();
  const skill = await startSkill(
    { dir, manifest },
    { environment, sandbox, handshakeTimeoutMs: 60_000 },
  );
  const duration = performance.now() - started;
  await skill.stop();
  return duration;
}

const contestants: readonly (readonly [string, () => Promise<number>])[] = [
  [
    "bare python3",
    async () => {
      const started = performance.now();
      spawnSync(environment.description.python, ["-c", "import json, os, sys"]);
      return performance.now() - started;
    },
  ],
  ["startSkill without sandbox", () => start("off")],
  ["startSkill with sandbox", () => start("required")],
];
const samples = new Map<string, number[]>(contestants.map(([name]) => [name, []]));
for (let round = -1; round < rounds; round++) {
  for (const [name, run] of contestants) {
    const duration = await run();
    if (round === -1) console.log(`${name}, first: ${duration.toFixed(0)} ms`);
    else samples.get(name)?.push(duration);
  }
}
await closeSandbox();
rmSync(dir, { recursive: true });
for (const [name, values] of samples) {
  const median = values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
  console.log(`${name}: ${median.toFixed(0)} ms (n = ${values.length})`);
}
console.log(`${process.version}, ${arch()}, ${cpus().length} × ${cpus()[0]?.model}`);
