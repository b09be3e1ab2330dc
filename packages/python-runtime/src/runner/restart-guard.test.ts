import { SkillwrightError } from "@skillwright/core";
import { expect, it, vi } from "vitest";
import type { SkillEnd } from "../process/skill-end.ts";
import type { SkillProcess } from "../process/skill-process.ts";
import { createRestartGuard, type RestartGuardOptions } from "./restart-guard.ts";

const code = (code: string) => expect.objectContaining({ code });

/** A guard under a clock of ours, and starts whose processes end when told. */
function setUp(options: Partial<RestartGuardOptions> = {}) {
  const clock = { now: 0 };
  const waits: number[] = [];
  const onExhausted = vi.fn();
  const guard = createRestartGuard({
    id: "greet",
    onExhausted,
    now: () => clock.now,
    wait: async (ms) => {
      waits.push(ms);
    },
    ...options,
  });
  const startAndEnd = async (reason: SkillEnd["reason"]) => {
    const { promise: ended, resolve } = Promise.withResolvers<SkillEnd>();
    const process: Partial<SkillProcess> = { ended };
    await guard.start(async () => process as SkillProcess);
    resolve({ reason, exitCode: 1, signal: null, stderr: "a traceback" });
    await ended;
  };
  const startAndFail = (code: string) =>
    guard.start(() => Promise.reject(new SkillwrightError("no luck", { code })));
  return { guard, clock, waits, onExhausted, startAndEnd, startAndFail };
}

it("waits twice as long after each failure, less what has passed since", async () => {
  const { clock, waits, startAndEnd } = setUp();
  for (const passed of [0, 0, 1_500, 10_000, 0]) {
    clock.now += passed;
    await startAndEnd("exited");
  }
  // After the third failure 4 s were due, and 10 s had passed.
  expect(waits).toEqual([1_000, 500, 8_000]);
});

it("counts starts that fail by the skill's fault, and only those", async () => {
  const { guard, onExhausted, startAndFail } = setUp({ maxRestarts: 1 });
  for (let count = 0; count < 5; count++) {
    await expect(startAndFail("credential-missing")).rejects.toThrow(code("credential-missing"));
  }
  expect(guard.exhausted).toBe(false);
  for (let count = 0; count < 2; count++) {
    await expect(startAndFail("skill-handshake-failed")).rejects.toThrow("no luck");
  }
  expect(onExhausted.mock.calls).toEqual([["it kept failing: no luck"]]);
  await expect(startAndFail("skill-crashed")).rejects.toThrow(code("skill-restarts-exhausted"));
});

it("spares a process that was stopped, and says once what ended the last one", async () => {
  const { onExhausted, startAndEnd } = setUp({ maxRestarts: 1 });
  for (let count = 0; count < 5; count++) await startAndEnd("stopped");
  expect(onExhausted).not.toHaveBeenCalled();
  await startAndEnd("exited");
  await startAndEnd("exited");
  expect(onExhausted.mock.calls).toEqual([
    ["it kept failing: greet exited with code 1 before it answered"],
  ]);
});
