import { describe, expect, it, vi } from "vitest";
import { createSkillRunner, type SkillRunnerOptions, startSkill } from "../../src/index.ts";
import { systemPython } from "../support/environment.ts";
import { fixture } from "../support/fixture.ts";

const code = (code: string) => expect.objectContaining({ code });

/** A runner whose waits are noted and over at once. */
async function open(name: string, options: Partial<SkillRunnerOptions> = {}) {
  const environment = await systemPython();
  const skill = await fixture(name);
  const waits: number[] = [];
  const start = vi.fn((signal: AbortSignal | undefined) =>
    startSkill(skill, {
      environment,
      signal,
      handshakeTimeoutMs: 60_000,
      stopTimeoutMs: 200,
      sandbox: "off",
    }),
  );
  const wait = async (ms: number) => {
    waits.push(ms);
  };
  const runner = createSkillRunner({ id: name, start, wait, now: () => 0, ...options });
  return { runner, start, waits };
}

it("serves many calls, at the same time too, with one process", async () => {
  const { runner, start } = await open("answers-out-of-order");
  await using _ = runner;
  expect(runner.state).toBe("idle");
  const texts = ["a", "b", "c"];
  const outcomes = await Promise.all(texts.map((text) => runner.invoke({ action: "echo", text })));
  expect(outcomes).toMatchObject(texts.map((result) => ({ result })));
  expect(runner.state).toBe("running");
  expect(start).toHaveBeenCalledTimes(1);
});

describe("after a crash", () => {
  it("starts again for the next call, after a growing wait, until the budget is spent", async () => {
    const onExhausted = vi.fn();
    const { runner, start, waits } = await open("crashes-on-invoke", {
      maxRestarts: 3,
      onExhausted,
    });
    await using _ = runner;
    for (let count = 0; count < 4; count++) {
      await expect(runner.invoke({ action: "any" })).rejects.toThrow(code("skill-crashed"));
    }
    expect(waits).toEqual([1_000, 2_000, 4_000]);
    await expect(runner.invoke({ action: "any" })).rejects.toThrow(
      code("skill-restarts-exhausted"),
    );
    expect(start).toHaveBeenCalledTimes(4);
    expect(onExhausted).toHaveBeenCalledTimes(1);
  });

  it("counts starts that fail, so a skill that never gets up is not started for ever", async () => {
    const { runner, start } = await open("exits-at-once", { maxRestarts: 1 });
    await using _ = runner;
    for (let count = 0; count < 2; count++) {
      await expect(runner.invoke({ action: "any" })).rejects.toThrow(code("skill-crashed"));
    }
    await expect(runner.invoke({ action: "any" })).rejects.toThrow(
      code("skill-restarts-exhausted"),
    );
    expect(start).toHaveBeenCalledTimes(2);
  });

  it("lets the budget refill", async () => {
    let now = 0;
    const { runner, waits } = await open("crashes-on-invoke", {
      maxRestarts: 1,
      windowMs: 100,
      now: () => now,
    });
    await using _ = runner;
    for (let count = 0; count < 5; count++) {
      await expect(runner.invoke({ action: "any" })).rejects.toThrow(code("skill-crashed"));
      now += 100;
    }
    expect(waits).toEqual([]);
  });
});

it("keeps a process whose call was merely slow, and replaces one that is stuck", async () => {
  const { runner, start } = await open("never-reads-again");
  await using _ = runner;
  await expect(runner.invoke({ action: "any" }, { timeoutMs: 300 })).rejects.toThrow(
    code("skill-timeout"),
  );
  expect(runner.state).toBe("idle");
  const slow = await open("answers-slowly");
  await using __ = slow.runner;
  await expect(slow.runner.invoke({ action: "hold" }, { timeoutMs: 300 })).rejects.toThrow(
    code("skill-timeout"),
  );
  expect(slow.runner.state).toBe("running");
  expect(await slow.runner.invoke({ action: "go" })).toMatchObject({ result: "fresh" });
  expect([start, slow.start].map((start) => start.mock.calls.length)).toEqual([1, 1]);
});

it("cancels one caller without disturbing the start that another waits for", async () => {
  const { runner, start } = await open("noise-on-stdout");
  await using _ = runner;
  const abort = new AbortController();
  const first = runner.invoke({ action: "any" }, { signal: abort.signal });
  const second = runner.invoke({ action: "any" });
  abort.abort(new Error("no longer wanted"));
  await expect(first).rejects.toThrow("no longer wanted");
  expect(await second).toMatchObject({ result: "done" });
  expect(start).toHaveBeenCalledTimes(1);
});

it("is over once stopped", async () => {
  const { runner } = await open("noise-on-stdout");
  await runner.invoke({ action: "any" });
  await runner.stop();
  await runner.stop();
  await expect(runner.invoke({ action: "any" })).rejects.toThrow(code("skill-stopped"));
  expect(runner.state).toBe("stopped");
});
