import { describe, expect, it } from "vitest";
import { SkillCircuit, type Verdict } from "./circuit-breaker.ts";

/** A circuit on a clock that a test moves by hand. */
function openCircuit() {
  const changes: string[] = [];
  let now = 0;
  const circuit = new SkillCircuit("echo", { clock: () => now }, (from, to) =>
    changes.push(`${from}>${to}`),
  );
  const run = (verdict: Verdict) => circuit.run(async () => verdict);
  const fail = async (times: number) => {
    for (let i = 0; i < times; i += 1) await run("failed");
  };
  return { circuit, changes, run, fail, pass: (ms: number) => (now += ms) };
}

const refused = expect.objectContaining({ code: "circuit-open" });

describe("a closed circuit", () => {
  it("opens at the fifth failure in a row, and not when one passed in between", async () => {
    const { circuit, run, fail } = openCircuit();
    await fail(4);
    await run("passed");
    await fail(4);
    expect(circuit.state).toBe("closed");
    await fail(1);
    expect(circuit.state).toBe("open");
  });

  it("disregards attempts that say nothing: they neither count nor reset", async () => {
    const { circuit, run, fail } = openCircuit();
    await fail(4);
    for (let i = 0; i < 10; i += 1) await run("none");
    expect(circuit.state).toBe("closed");
    await fail(1);
    expect(circuit.state).toBe("open");
  });
});

describe("an open circuit", () => {
  it("refuses for 60 s after the failure that opened it, however often it is asked", async () => {
    const { run, fail, pass } = openCircuit();
    await fail(5);
    for (let i = 0; i < 59; i += 1) {
      pass(1_000);
      await expect(run("passed")).rejects.toEqual(refused);
    }
    pass(1_000);
    await expect(run("passed")).resolves.toBeUndefined();
  });

  it("closes after three trials that pass, and says every change", async () => {
    const { circuit, run, fail, pass, changes } = openCircuit();
    await fail(5);
    pass(60_000);
    await run("passed");
    await run("passed");
    expect(circuit.state).toBe("half_open");
    await run("passed");
    expect(changes).toEqual(["closed>open", "open>half_open", "half_open>closed"]);
  });

  it.each(["failed", "none"] as const)("opens again at a trial that %s", async (verdict) => {
    const { circuit, run, fail, pass, changes } = openCircuit();
    await fail(5);
    pass(60_000);
    await run("passed");
    await run(verdict);
    expect(circuit.state).toBe("open");
    expect(changes).toEqual(["closed>open", "open>half_open", "half_open>open"]);
    pass(59_999);
    await expect(run("passed")).rejects.toEqual(refused);
  });

  it("lets one trial through at a time", async () => {
    const { circuit, run, fail, pass } = openCircuit();
    await fail(5);
    pass(60_000);
    const trial = Promise.withResolvers<Verdict>();
    const running = circuit.run(() => trial.promise);
    await expect(run("passed")).rejects.toEqual(refused);
    trial.resolve("passed");
    await running;
    await expect(run("passed")).resolves.toBeUndefined();
  });

  it("is not moved by attempts that began before it opened", async () => {
    const { circuit, run, fail, pass } = openCircuit();
    const late = Promise.withResolvers<Verdict>();
    const begun = circuit.run(() => late.promise);
    await fail(5);
    pass(60_000);
    await run("passed");
    late.resolve("failed");
    await begun;
    expect(circuit.state).toBe("half_open");
  });
});

it("ends a trial whose attempt throws", async () => {
  const { circuit, run, fail, pass } = openCircuit();
  await fail(5);
  pass(60_000);
  await expect(circuit.run(() => Promise.reject(new Error("defect")))).rejects.toThrow("defect");
  await expect(run("passed")).resolves.toBeUndefined();
});
