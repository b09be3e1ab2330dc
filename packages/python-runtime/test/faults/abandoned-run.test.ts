import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync } from "node:fs";
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
  return host;
}

it("the files of a killed host's run go when the next host starts a skill, a living one's stay", async () => {
  using directory = temporaryDirectory();
  const temporary = join(directory.path, "tmp");
  mkdirSync(temporary);
  const runs = () => readdirSync(temporary).filter((name) => name.startsWith("skillwright-run-"));
  const living = await startHost(temporary);
  const kept = runs();
  const killed = await startHost(temporary);
  expect(runs()).toHaveLength(2);
  killed.kill("SIGKILL");
  await once(killed, "exit");
  expect(runs()).toHaveLength(2);
  const next = await startHost(temporary);
  try {
    // The sweep runs beside the start.
    await vi.waitFor(() => expect(runs()).toHaveLength(2), { timeout: 30_000 });

    expect(runs()).toEqual(expect.arrayContaining(kept));
  } finally {
    for (const host of [living, next]) {
      host.kill("SIGKILL");
      await once(host, "exit");
    }
  }
});
