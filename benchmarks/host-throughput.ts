import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { arch, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createHostClient, createHostServer, openWorkspace } from "../packages/host/src/index.ts";

// What the pipe costs: commands per second through `skill host`, 1, 10 and 100 in flight, beside the
// same commands handled in process. The commands do next to nothing, so that what is measured is the
// way to them: `host.ping` answers a constant, `skill.generate.status` reads the database twice.
//
//   node --conditions=@skillwright/source benchmarks/host-throughput.ts

const secondsEach = 3;
const commands = [
  { name: "host.ping", payload: {} },
  { name: "skill.generate.status", payload: { skill_id: "none" } },
] as const;

type Call = (command: (typeof commands)[number]) => Promise<unknown>;

const home = await mkdtemp(join(tmpdir(), "skillwright-bench-"));
const main = fileURLToPath(new URL("../packages/cli/src/main.ts", import.meta.url));
const host = spawn(
  process.execPath,
  ["--conditions=@skillwright/source", main, "--home", join(home, "piped"), "host"],
  { stdio: ["pipe", "pipe", "inherit"] },
);
const client = createHostClient({ input: host.stdin, output: host.stdout });
const workspace = await openWorkspace({ home: join(home, "in-process") });
const server = createHostServer(workspace);
let sent = 0;

const ways: readonly (readonly [string, Call])[] = [
  [
    "in process",
    ({ name, payload }) => {
      sent += 1;
      return server.handle({ v: 1, request_id: String(sent), command: name, payload });
    },
  ],
  ["skill host", ({ name, payload }) => client.call(name, payload)],
];

console.log("| command | way | in flight | commands/s | median ms | p99 ms | n |");
console.log("|---|---|---|---|---|---|---|");
for (const command of commands) {
  for (const [way, call] of ways) {
    for (const inFlight of [1, 10, 100]) {
      await measure(() => call(command), inFlight, 0.5);
      const { perSecond, median, p99, n } = await measure(() => call(command), inFlight);
      console.log(
        `| ${command.name} | ${way} | ${inFlight} | ${Math.round(perSecond)} | ${median.toFixed(3)} | ${p99.toFixed(3)} | ${n} |`,
      );
    }
  }
}
console.log(`${process.version}, ${arch()}, ${cpus().length} × ${cpus()[0]?.model}`);

await client.close();
await workspace.close();
await rm(home, { recursive: true, force: true });

/** Keeps so many calls in flight for a while. */
async function measure(call: () => Promise<unknown>, inFlight: number, seconds = secondsEach) {
  const latencies: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1000;
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (performance.now() < end) {
        const before = performance.now();
        await call();
        latencies.push(performance.now() - before);
      }
    }),
  );
  const elapsed = (performance.now() - started) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? Number.NaN;
  return {
    perSecond: latencies.length / elapsed,
    median: at(0.5),
    p99: at(0.99),
    n: latencies.length,
  };
}
