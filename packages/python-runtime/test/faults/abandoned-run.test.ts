import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, vi } from "vitest";
import { temporaryDirectory } from "../support/temporary-directory.ts";

const program = fileURLToPath(new URL("./start-and-wait.ts", import.meta.url));

/** A host that runs a skill with its temporary files in `TMPDIR`, until it is killed. */
async function startHost(TMPDIR: string) {
  const host = spawn(
    process.execPath,
    ["--conditions=@skillwright/source", program, "noise-on-stdout", "off"],
    { env: { ...process.env, TMPDIR }, stdio: ["ignore", "pipe", "inherit"] },
  );
  await Promise.race([
    once(host.stdout, "data"),
    once(host, "exit").then(() => Promise.reject(new Error("the host ended by itself"))),
  ]);
  return {
    async [Symbol.asyncDispose]() {
      if (host.exitCode !== null || host.signalCode !== null) return;
      host.kill("SIGKILL");
      await once(host, "exit");
    },
  };
}

it("the files of a killed host's run go when the next host starts a skill, a living one's stay", async () => {
  using directory = temporaryDirectory();
  const temporary = join(directory.path, "tmp");
  mkdirSync(temporary);
  const runs = () => readdirSync(temporary).filter((name) => name.startsWith("skillwright-run-"));
  await using _living = await startHost(temporary);
  const kept = runs();
  // A skill may run for weeks without touching its directory.
  for (const name of kept) utimesSync(join(temporary, name), 0, 0);
  {
    await using _killed = await startHost(temporary);
    expect(runs()).toHaveLength(2);
  }
  const [abandoned = ""] = runs().filter((name) => !kept.includes(name));
  expect(abandoned).not.toBe("");
  await using _next = await startHost(temporary);
  // The sweep runs beside the start.
  await vi.waitFor(() => expect(runs()).not.toContain(abandoned), { timeout: 30_000 });
  expect(runs()).toEqual(expect.arrayContaining(kept));
});
