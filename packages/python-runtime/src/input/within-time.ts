import { createContext, Script } from "node:vm";

const script = new Script("work()");
const slot: { work?: () => unknown } = {};
let context: object | undefined;

/**
 * Runs synchronous work and interrupts it after `timeoutMs`, inside a regular expression too.
 *
 * @throws Error when time is up, and whatever the work throws.
 */
export function withinTime<T>(timeoutMs: number, work: () => T): T {
  context ??= createContext(slot);
  const done: { result?: T } = {};
  slot.work = () => {
    done.result = work();
  };
  try {
    script.runInContext(context, { timeout: timeoutMs });
  } finally {
    delete slot.work;
  }
  if (!("result" in done)) throw new Error("unreachable: the work neither returned nor threw");
  return done.result;
}
