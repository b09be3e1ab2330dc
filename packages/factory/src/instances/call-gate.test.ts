import { expect, it } from "vitest";
import { CallGate } from "./call-gate.ts";

const never = new AbortController().signal;
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Enters, and says so. */
function visitor(gate: CallGate, log: string[]) {
  return async (name: string, mode: "serial" | "shared", signal = never) => {
    const visit = await gate.enter(mode, signal);
    log.push(name);
    return visit;
  };
}

it("lets shared calls in together and a serial one alone, in the order they came", async () => {
  const gate = new CallGate();
  const log: string[] = [];
  const enter = visitor(gate, log);
  const a = await enter("a", "shared");
  const b = await enter("b", "shared");
  const c = enter("c", "serial");
  const d = enter("d", "shared");
  await turn();
  expect(log).toEqual(["a", "b"]);
  a[Symbol.dispose]();
  b[Symbol.dispose]();
  await turn();
  expect(log).toEqual(["a", "b", "c"]);
  (await c)[Symbol.dispose]();
  await d;
  expect(log).toEqual(["a", "b", "c", "d"]);
});

it("lets those behind in when a waiting call gives up", async () => {
  const gate = new CallGate();
  const log: string[] = [];
  const enter = visitor(gate, log);
  using _ = await enter("a", "shared");
  const controller = new AbortController();
  const b = enter("b", "serial", controller.signal);
  const c = enter("c", "shared");
  controller.abort("enough");
  await expect(b).rejects.toBe("enough");
  await c;
  expect(log).toEqual(["a", "c"]);
});
