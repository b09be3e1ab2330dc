/**
 * Cold starts of the `skill` command beside `node -e 0`, all in one run, on the sources and, where
 * `pnpm build` was run, on the built files.
 *
 *     node --conditions=@skillwright/source benchmarks/cli-start.ts
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Bench } from "tinybench";

const cli = resolve(import.meta.dirname, "../packages/cli");
const home = await mkdtemp(join(tmpdir(), "skillwright-bench-"));
const source = ["--conditions=@skillwright/source", join(cli, "src/main.ts")];
const built = join(cli, "dist/main.js");

function start(args: readonly string[]) {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}: ${stderr}`);
}

try {
  // Something to list and to find, and the model's files in the page cache.
  start([...source, "--home", home, "generate", "convert miles to kilometers", "--yes"]);
  const bench = new Bench({ time: 0, iterations: 20, warmupTime: 0, warmupIterations: 3 });
  bench.add("node -e 0", () => start(["-e", "0"]));
  const entries: [string, readonly string[]][] = [["sources", source]];
  if (existsSync(built)) entries.push(["built", [built]]);
  for (const [name, entry] of entries) {
    bench.add(`skill --version (${name})`, () => start([...entry, "--version"]));
    bench.add(`skill list (${name})`, () => start([...entry, "--home", home, "list"]));
    bench.add(`skill search (${name})`, () => start([...entry, "--home", home, "search", "miles"]));
  }
  await bench.run();
  const medians = bench.tasks.map(({ name, result }) => {
    if (result.state !== "completed") throw new Error(`${name} did not complete`);
    return { name, ms: result.latency.p50 };
  });
  const [{ ms: base } = { ms: Number.NaN }] = medians;
  console.table(
    medians.map(({ name, ms }) => ({
      name,
      "median ms": Math.round(ms),
      ratio: +(ms / base).toFixed(1),
    })),
  );
} finally {
  await rm(home, { recursive: true, force: true });
}
