import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { findProcesses, isAlive } from "../support/is-alive.ts";

const program = fileURLToPath(new URL("./start-and-wait.ts", import.meta.url));

describe.each(["auto", "off"])("when the host dies, sandbox %s", (sandbox) => {
  it.each([
    ["SIGKILL", "ignores-every-request-to-end"],
    ["SIGTERM", "ignores-every-request-to-end"],
    ["SIGINT", "leaves-a-child"],
    ["SIGKILL", "leaves-a-child"],
  ] as const)("by %s, nothing is left of a skill that %s", async (signal, name) => {
    const seconds = `${1e9 + Math.floor(Math.random() * 1e9)}`;
    const host = spawn(
      process.execPath,
      ["--conditions=@skillwright/source", program, name, sandbox],
      {
        env: { ...process.env, SECONDS: seconds },
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    const [line] = await Promise.race([
      once(host.stdout, "data"),
      once(host, "exit").then(() => Promise.reject(new Error("the host ended by itself"))),
    ]);
    const pid = Number(String(line));
    expect(isAlive(pid)).toBe(true);
    if (name === "leaves-a-child") {
      await vi.waitFor(() => expect(findProcesses(seconds)).toHaveLength(1), { timeout: 30_000 });
    }
    host.kill(signal);
    await once(host, "exit");
    await vi.waitFor(() => expect([isAlive(pid), findProcesses(seconds)]).toEqual([false, []]), {
      timeout: 60_000,
    });
  });
});
