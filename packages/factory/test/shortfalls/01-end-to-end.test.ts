import { expect, it } from "vitest";
import { isAvailable } from "../../src/registry/is-available.ts";
import { openFactory } from "../support/open-factory.ts";
import { echo } from "../support/skills.ts";

it("1: a skill that was only registered is executed, and becomes active", async () => {
  await using opened = await openFactory([echo]);
  const { factory, registry } = opened;
  const result = await factory.execute("echo", { input: { text: "hello" } });
  expect(result).toMatchObject({ success: true, result: { text: "hello" }, version: "1.0.0" });
  expect(registry.get("echo")?.state).toBe("active");
});

it.each([
  ["registered", true, true],
  ["validated", true, true],
  ["initialized", true, true],
  ["active", true, true],
  ["inactive", true, true],
  ["inactive", false, false],
  ["failed", true, false],
  ["deprecated", true, false],
  ["unregistered", true, false],
] as const)("1: %s (startable: %s) is available: %s", (state, startable, available) => {
  expect(isAvailable({ state, startable })).toBe(available);
});

it("6: health is a method, and derived from what is the case", async () => {
  await using opened = await openFactory([echo]);
  expect(await opened.factory.health()).toMatchObject({ status: "healthy", reasons: [] });
});
