import { expect, it, vi } from "vitest";
import { planLaunch, type SandboxMode } from "./plan-launch.ts";

vi.mock("../sandbox/check-sandbox-support.ts", () => ({
  checkSandboxSupport: async () => ({ available: false, reason: "bubblewrap is missing" }),
}));

/** A launch on a machine without a sandbox. */
async function plan(sandbox: SandboxMode, shipped: boolean) {
  const warn = vi.fn();
  const launch = await planLaunch(["python3", "skill.py"], {
    id: "greet",
    env: {},
    temporaryDir: "/tmp",
    confinement: { readable: [], writable: [], hosts: ["api.example"] },
    ownDirs: [],
    limits: {},
    sandbox,
    shipped,
    logger: { debug: () => {}, warn },
  });
  await launch.release();
  return { isolation: launch.isolation, warnings: warn.mock.calls.flat() };
}

it("runs code that we ship with limits only, and says so in one line", async () => {
  const { isolation, warnings } = await plan("auto", true);
  expect(isolation).toBe("limits");
  expect(warnings).toEqual([expect.stringContaining("greet runs without a sandbox")]);
});

it.each<[SandboxMode, boolean]>([
  ["auto", false],
  ["required", false],
  ["required", true],
])("refuses with sandbox %s when the code is shipped: %s", async (sandbox, shipped) => {
  const error = { code: "sandbox-required", hint: expect.stringContaining("bubblewrap") };
  await expect(plan(sandbox, shipped)).rejects.toThrow(expect.objectContaining(error));
});

it("runs anything when told to do without, and does not warn about it", async () => {
  expect(await plan("off", false)).toEqual({ isolation: "limits", warnings: [] });
});
