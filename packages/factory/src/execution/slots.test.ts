import fc from "fast-check";
import { expect, it } from "vitest";
import { Slots } from "./slots.ts";

const never = new AbortController().signal;

it("gives out as many places as there are, then makes callers wait in line", async () => {
  const slots = new Slots(1);
  const order: string[] = [];
  const first = await slots.acquire(never);
  const second = slots.acquire(never).then((slot) => {
    order.push("second");
    return slot;
  });
  const third = slots.acquire(never).then(() => order.push("third"));
  expect([slots.inUse, slots.waiting]).toEqual([1, 2]);
  first[Symbol.dispose]();
  (await second)[Symbol.dispose]();
  await third;
  expect(order).toEqual(["second", "third"]);
});

it("leaves the line when the signal aborts, with its reason", async () => {
  const slots = new Slots(1);
  using _ = await slots.acquire(never);
  const controller = new AbortController();
  const waiting = slots.acquire(controller.signal);
  controller.abort("enough");
  await expect(waiting).rejects.toBe("enough");
  expect([slots.inUse, slots.waiting]).toEqual([1, 0]);
});

it("takes a place back once, however often it is given", async () => {
  const slots = new Slots(2);
  const slot = await slots.acquire(never);
  await slots.acquire(never);
  slot[Symbol.dispose]();
  slot[Symbol.dispose]();
  expect(slots.inUse).toBe(1);
});

it.each([0, -1, 1.5, Number.NaN])("refuses a limit of %d", (limit) => {
  expect(() => new Slots(limit)).toThrow(RangeError);
});

it("loses no place, whoever gives up when", async () => {
  const caller = fc.record({ gives: fc.boolean(), after: fc.integer({ min: 0, max: 5 }) });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.array(caller), async (limit, callers) => {
      const slots = new Slots(limit);
      let inside = 0;
      let most = 0;
      const turns = async (count: number) => {
        for (let i = 0; i < count; i += 1) await Promise.resolve();
      };
      const run = async ({ gives, after }: { gives: boolean; after: number }) => {
        const controller = new AbortController();
        if (gives) void turns(after).then(() => controller.abort());
        using _ = await slots.acquire(controller.signal);
        inside += 1;
        most = Math.max(most, inside);
        await turns(after);
        inside -= 1;
      };
      await Promise.allSettled(callers.map(run));
      expect(most).toBeLessThanOrEqual(limit);
      expect([slots.inUse, slots.waiting]).toEqual([0, 0]);
    }),
  );
});
