import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { readProcessUsage } from "../src/telemetry/process-usage.ts";

it.runIf(process.platform === "linux")("adds up a process and its children", async () => {
  // A shell that waits for a child which computes for a while.
  const loop =
    "const end = Date.now() + 300; while (Date.now() < end); console.log('done'); setInterval(() => {}, 1e6)";
  const args = ["-c", `"$0" -e "$1"; true`, process.execPath, loop];
  const child = spawn("/bin/sh", args, { detached: true });
  try {
    await once(child.stdout, "data");
    const usage = await readProcessUsage(Number(child.pid));
    expect(usage?.cpuMs).toBeGreaterThan(50);
    expect(usage?.peakMemoryBytes).toBeGreaterThan(10_000_000);
  } finally {
    // The whole group: the shell's child would outlive it.
    process.kill(-Number(child.pid), "SIGKILL");
  }
});

it("is undefined for a process that is gone", async () => {
  expect(await readProcessUsage(2 ** 22 + 1)).toBeUndefined();
});
