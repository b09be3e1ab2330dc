import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { type StartSkillOptions, startSkill } from "../../src/index.ts";
import { systemPython } from "../support/environment.ts";
import { fixture } from "../support/fixture.ts";
import { findProcesses, isAlive } from "../support/is-alive.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";

const code = (code: string) => expect.objectContaining({ code });
// Starting Python on a busy machine can take seconds; only tests of time limits set short ones.
const handshakeTimeoutMs = 60_000;

async function start(name: string, options: Partial<StartSkillOptions> = {}) {
  const environment = await systemPython();
  return startSkill(await fixture(name), { environment, handshakeTimeoutMs, ...options });
}

const startWellBehaved = (options: Partial<StartSkillOptions> = {}) =>
  start("well-behaved", { credentials: { token: "secret-token" }, ...options });

describe("a well-behaved skill", () => {
  it("introduces itself, answers, is healthy, and ends when asked", async () => {
    await using skill = await startWellBehaved();
    expect(skill.handshake).toMatchObject({ name: "well-behaved", version: "1.2.3" });
    expect(await skill.health()).toEqual({ status: "ok" });
    const outcome = await skill.invoke({ action: "echo", text: "grüezi 😀" });
    expect(outcome).toMatchObject({ status: "ok", result: { text: "grüezi 😀" } });
    await skill.stop();
    expect(await skill.ended).toMatchObject({ reason: "stopped", exitCode: 0 });
    expect(isAlive(skill.pid)).toBe(false);
  });

  it("gives its own errors as values", async () => {
    await using skill = await startWellBehaved();
    const outcome = await skill.invoke({ action: "fail" });
    expect(outcome).toMatchObject({
      status: "error",
      error: { code: "no-such-thing", rpcCode: -32000, message: "there is no such thing" },
    });
  });

  it("sees a clean environment with what it declared, and nothing of ours", async () => {
    vi.stubEnv("OUR_SECRET", "ours");
    vi.stubEnv("PYTHONPATH", "/somewhere");
    vi.stubEnv("https_proxy", "http://proxy");
    await using skill = await startWellBehaved({ settings: { base_url: "http://localhost:1" } });
    vi.unstubAllEnvs();
    const outcome = await skill.invoke({ action: "environment" });
    const env = outcome.status === "ok" ? outcome.result : {};
    expect(env).toMatchObject({
      SKILL_ID: "well-behaved",
      SKILL_VERSION: "1.2.3",
      SKILL_SETTING_BASE_URL: "http://localhost:1",
      SERVICE_TOKEN: "secret-token",
      SERVICE_REGION: "eu",
    });
    for (const name of ["OUR_SECRET", "PYTHONPATH", "https_proxy"])
      expect(env).not.toHaveProperty(name);
  });

  it("keeps its data directory between runs and nothing else", async () => {
    using directory = temporaryDirectory();
    const dataDir = join(directory.path, "data");
    await using skill = await startWellBehaved({ dataDir });
    await skill.invoke({ action: "write", name: "note.txt" });
    await skill.stop();
    expect(readFileSync(join(dataDir, "note.txt"), "utf8")).toBe("kept");
  });

  it("uses the other files of its package", async () => {
    await using skill = await start("uses-its-files");
    expect(await skill.invoke({ action: "greet" })).toMatchObject({ result: "hello from a file" });
  });
});

describe("what is refused before anything starts", () => {
  it("a missing required credential, by name", async () => {
    const starting = start("well-behaved");
    await expect(starting).rejects.toThrow(code("credential-missing"));
    await expect(starting).rejects.toThrow("token");
  });

  it("a credential that is not declared", async () => {
    const credentials = { token: "secret-token", other: "x" };
    await expect(start("well-behaved", { credentials })).rejects.toThrow(
      code("credential-unknown"),
    );
  });

  it.each([{ unknown: "x" }, { base_url: 1 }])("the setting %j", async (settings) => {
    await expect(startWellBehaved({ settings })).rejects.toThrow(code("setting-invalid"));
  });

  it("an aborted signal, with its reason", async () => {
    const reason = new Error("changed my mind");
    await expect(startWellBehaved({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});

describe("validation mode", () => {
  it("fills required credentials with placeholders", async () => {
    await using skill = await start("well-behaved", { mode: "validation" });
    const outcome = await skill.invoke({ action: "environment" });
    expect(outcome).toMatchObject({
      result: { SERVICE_TOKEN: "placeholder-for-token", SERVICE_REGION: "eu" },
    });
  });
});

describe("the handshake", () => {
  it("is repeated once with the prefix, which then stays", async () => {
    await using skill = await start("speaks-prefixed");
    expect(skill.handshake).toMatchObject({ name: "speaks-prefixed", version: "0.1.0" });
    expect(await skill.health()).toEqual({ status: "ok" });
    expect(await skill.invoke({ action: "any" })).toMatchObject({ result: "done" });
  });

  it.each([
    ["wrong-name", "somebody-else"],
    ["knows-no-handshake", "unknown method"],
    ["handshake-without-name", "it has no name"],
  ])("of %s fails and says why", async (name, text) => {
    const starting = start(name);
    await expect(starting).rejects.toThrow(code("skill-handshake-failed"));
    await expect(starting).rejects.toThrow(text);
  });

  it("that is never answered times out and leaves no process", async () => {
    await expect(start("never-answers", { handshakeTimeoutMs: 300 })).rejects.toThrow(
      code("skill-timeout"),
    );
  });

  it("of a process that exits quotes its stderr and exit code", async () => {
    const starting = start("exits-at-once");
    await expect(starting).rejects.toThrow(code("skill-crashed"));
    await expect(starting).rejects.toThrow(/exited with code 3.*\n.*no configuration file/);
  });
});

describe("a skill that breaks the rules", () => {
  it("by noise on stdout is understood all the same", async () => {
    const debug = vi.fn();
    await using skill = await start("noise-on-stdout", { logger: { debug, warn: debug } });
    expect(await skill.invoke({ action: "any" })).toMatchObject({ result: "done" });
    expect(debug.mock.calls.join()).toContain("loading model");
  });

  it("by crashing fails the call with its traceback, secrets removed", async () => {
    await using skill = await start("crashes-on-invoke", {
      credentials: { token: "secret-token" },
    });
    const call = skill.invoke({ action: "any" });
    await expect(call).rejects.toThrow(code("skill-crashed"));
    await expect(call).rejects.toThrow("token is [redacted]");
    await expect(call).rejects.toThrow("RuntimeError: out of luck");
    await expect(skill.invoke({ action: "again" })).rejects.toThrow(code("skill-crashed"));
  });

  it("by an answer of exactly the longest line is fine, by one byte more is ended", async () => {
    await using skill = await start("line-too-long");
    const around = Buffer.byteLength('{"jsonrpc": "2.0", "id": 2, "result": ""}\n');
    const fits = await skill.invoke({ action: "fill", length: 102_400 - around });
    expect(fits.status).toBe("ok");
    const tooLong = skill.invoke({ action: "fill", length: 102_400 - around + 1 });
    await expect(tooLong).rejects.toThrow(code("skill-output-too-long"));
    expect((await skill.ended).reason).toBe("line-too-long");
  });

  it("by flooding stdout is ended", async () => {
    await using skill = await start("floods-stdout");
    await expect(skill.invoke({ action: "any" })).rejects.toThrow(code("skill-output-too-long"));
  });

  it("by a malformed answer fails that call alone", async () => {
    await using skill = await start("malformed-answer");
    for (const action of ["neither", "bad-error"]) {
      await expect(skill.invoke({ action })).rejects.toThrow(code("skill-protocol-violation"));
    }
    expect(await skill.invoke({ action: "good" })).toMatchObject({ result: "fine" });
  });

  it("by answering late disturbs no later call", async () => {
    await using skill = await start("answers-late");
    await expect(skill.invoke({ action: "hold" }, { timeoutMs: 50 })).rejects.toThrow(
      code("skill-timeout"),
    );
    const abort = new AbortController();
    const held = skill.invoke({ action: "hold" }, { signal: abort.signal });
    abort.abort(new Error("no longer wanted"));
    await expect(held).rejects.toThrow("no longer wanted");
    expect(await skill.invoke({ action: "go" })).toMatchObject({ result: "fresh" });
  });

  it("by not reading lets the deadline cover the writing", async () => {
    await using skill = await start("never-reads-again", { stopTimeoutMs: 100 });
    const text = "x".repeat(1024 * 1024);
    const call = skill.invoke({ action: "big", text }, { timeoutMs: 200 });
    await expect(call).rejects.toThrow(code("skill-timeout"));
  });
});

it("answers that come in another order reach the right callers", async () => {
  await using skill = await start("answers-out-of-order");
  const texts = ["first", "second", "third"];
  const outcomes = await Promise.all(texts.map((text) => skill.invoke({ action: "echo", text })));
  expect(outcomes).toMatchObject(texts.map((result) => ({ status: "ok", result })));
});

describe("the permission to start processes", () => {
  const environment = () => systemPython();

  it.each(["auto", "off"] as const)("is denied by the kernel, sandbox %s", async (sandbox) => {
    const skill = await fixture("leaves-a-child");
    const permissions = { ...skill.manifest.permissions, subprocess: false };
    await using running = await startSkill(
      { ...skill, permissions },
      { environment: await environment(), handshakeTimeoutMs, sandbox },
    );
    const call = running.invoke({ action: "any", seconds: "60" });
    await expect(call).rejects.toThrow("Operation not permitted");
  });

  it("does not cover threads", async () => {
    await using skill = await start("starts-a-thread");
    expect(await skill.invoke({ action: "any" })).toMatchObject({ result: "from a thread" });
  });

  it("is what a candidate asks for while it is tested", async () => {
    const skill = await fixture("leaves-a-child");
    const permissions = { ...skill.manifest.permissions, subprocess: false };
    await using running = await startSkill(
      { ...skill, permissions },
      { environment: await environment(), handshakeTimeoutMs, mode: "validation" },
    );
    const seconds = `${1e9 + Math.floor(Math.random() * 1e9)}`;
    expect(await running.invoke({ action: "any", seconds })).toMatchObject({ status: "ok" });
  });
});

describe("ending", () => {
  it("fails the calls that were still waiting", async () => {
    await using skill = await start("answers-late");
    const held = skill.invoke({ action: "hold" });
    const failed = expect(held).rejects.toThrow(code("skill-stopped"));
    await Promise.all([failed, skill.stop()]);
  });

  it.each(["auto", "off"] as const)(
    "is enforced on a skill that ignores every request, sandbox %s",
    async (sandbox) => {
      const skill = await start("ignores-every-request-to-end", { sandbox, stopTimeoutMs: 200 });
      await skill.stop();
      expect(await skill.ended).toMatchObject({ reason: "stopped", exitCode: null });
      expect(isAlive(skill.pid)).toBe(false);
    },
  );

  it.each(["auto", "off"] as const)(
    "takes the skill's own children along, sandbox %s",
    async (sandbox) => {
      await using skill = await start("leaves-a-child", { sandbox });
      const seconds = `${10_000 + Math.floor(Math.random() * 1e9)}`;
      await skill.invoke({ action: "any", seconds });
      await vi.waitFor(() => expect(findProcesses(seconds)).toHaveLength(1), { timeout: 20_000 });
      await skill.stop();
      await vi.waitFor(() => expect(findProcesses(seconds)).toEqual([]), { timeout: 20_000 });
    },
  );

  it("twice is harmless", async () => {
    const skill = await start("answers-late");
    await Promise.all([skill.stop(), skill.stop()]);
    await skill.stop();
    expect(isAlive(skill.pid)).toBe(false);
  });
});
