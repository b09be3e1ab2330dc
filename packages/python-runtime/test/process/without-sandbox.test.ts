import { describe, expect, it, vi } from "vitest";
import { checkSandboxSupport, startSkill, testSkill } from "../../src/index.ts";
import { systemPython } from "../support/environment.ts";
import { fixture } from "../support/fixture.ts";

const code = (code: string) => expect.objectContaining({ code });
const support = await checkSandboxSupport();

/** Set by scripts/test-without-sandbox.ts, which promises that there is none. */
const promised = process.env["SKILLWRIGHT_TEST_SANDBOX"] === "none";

it.skipIf(!promised)("the promised absence of a sandbox is real", () => {
  expect(support).toMatchObject({ available: false });
});

describe.skipIf(support.available)("where there is no sandbox", () => {
  const handshakeTimeoutMs = 60_000;

  it("code that we ship runs, with limits and one clear line", async () => {
    const warn = vi.fn();
    await using skill = await startSkill(await fixture("uses-its-files"), {
      environment: await systemPython(),
      handshakeTimeoutMs,
      logger: { debug: () => {}, warn },
    });
    expect(await skill.invoke({ action: "greet" })).toMatchObject({ result: "hello from a file" });
    expect(skill.isolation).toBe("limits");
    expect(warn.mock.calls).toEqual([[expect.stringContaining("runs without a sandbox")]]);
  });

  it("anybody else's is refused, with a hint", async () => {
    const skill = { ...(await fixture("uses-its-files")), shipped: false };
    const starting = startSkill(skill, { environment: await systemPython() });
    await expect(starting).rejects.toThrow(code("sandbox-required"));
    await expect(starting).rejects.toMatchObject({ hint: expect.stringContaining("bubblewrap") });
  });

  it("even ours is refused when a sandbox is required", async () => {
    const skill = await fixture("uses-its-files");
    const starting = startSkill(skill, {
      environment: await systemPython(),
      sandbox: "required",
    });
    await expect(starting).rejects.toThrow(code("sandbox-required"));
  });

  it("anybody's runs when told so, and says how it is isolated", async () => {
    const skill = { ...(await fixture("uses-its-files")), shipped: false };
    await using running = await startSkill(skill, {
      environment: await systemPython(),
      sandbox: "off",
      handshakeTimeoutMs,
    });
    expect(running.isolation).toBe("limits");
  });

  it("a live test of anybody else's code is refused, and is no verdict on the skill", async () => {
    const skill = { ...(await fixture("well-behaved")), shipped: false };
    const testing = testSkill(skill, { environment: await systemPython() });
    await expect(testing).rejects.toThrow(code("sandbox-required"));
  });
});
