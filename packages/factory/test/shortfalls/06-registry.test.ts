import { describe, expect, it, vi } from "vitest";
import { SkillRegistry } from "../../src/registry/skill-registry.ts";
import { defineSkill } from "../../src/skill/define-skill.ts";
import type { SkillMetadataInput } from "../../src/skill/skill-metadata.ts";
import { SkillValidator } from "../../src/validation/skill-validator.ts";
import { openFactory } from "../support/open-factory.ts";
import { skillOf } from "../support/skills.ts";

const version = (id: string, version: string, rest: Partial<SkillMetadataInput> = {}) =>
  skillOf(id, () => version, { version, ...rest });

const code = (code: string) => expect.objectContaining({ code });

/** A registry over these skills. */
async function registryOf(...skills: ReturnType<typeof skillOf>[]) {
  const registry = new SkillRegistry();
  for (const skill of skills) await registry.register(skill);
  return registry;
}

describe("22: indexes", () => {
  const ids = (found: readonly { id: string; version: string }[]) =>
    found.map(({ id, version }) => `${id}@${version}`);

  it("follow a replacement in every field, and a removal leaves nothing", async () => {
    const registry = await registryOf(
      version("a", "1.0.0", { type: "custom", tags: ["old"], capabilities: [{ name: "read" }] }),
    );
    const successor = version("a", "1.1.0", {
      type: "external",
      tags: ["new"],
      capabilities: [{ name: "write" }],
    });
    await registry.replace(successor, "1.0.0");
    expect(ids(registry.findByType("custom"))).toEqual([]);
    expect(ids(registry.findByType("external"))).toEqual(["a@1.1.0"]);
    expect(ids(registry.findByCapability("read"))).toEqual([]);
    expect(ids(registry.findByCapability("write"))).toEqual(["a@1.1.0"]);
    expect(ids(registry.findByTag("old"))).toEqual([]);
    expect(ids(registry.findByTag("New"))).toEqual(["a@1.1.0"]);
    registry.unregister("a");
    expect(ids(registry.findByType("external"))).toEqual([]);
    expect(registry.statistics()).toMatchObject({ total: 0, byType: {}, capabilities: 0 });
  });
});

describe("23: versions", () => {
  it("are ordered as numbers and stand side by side; the highest is current", async () => {
    const registry = await registryOf(
      version("a", "9.0.0"),
      version("a", "10.0.0"),
      version("a", "9.5.0"),
    );
    expect(registry.versions("a").map(({ version }) => version)).toEqual([
      "10.0.0",
      "9.5.0",
      "9.0.0",
    ]);
    expect(registry.get("a")?.version).toBe("10.0.0");
    expect(registry.get("a", "^9")?.version).toBe("9.5.0");
    expect(registry.get("a", "^8")).toBeUndefined();
  });

  it("go down only when somebody says so, and calls follow", async () => {
    await using opened = await openFactory([version("a", "2.0.0"), version("a", "1.0.0")]);
    const run = async (range?: string) =>
      (await opened.factory.execute("a", { version: range })).version;
    expect([await run(), await run("1.x"), await run("1.0.0")]).toEqual([
      "2.0.0",
      "1.0.0",
      "1.0.0",
    ]);
    opened.registry.use("a", "1.0.0");
    expect(await run()).toBe("1.0.0");
    opened.registry.unregister("a", { version: "1.0.0" });
    expect(await run()).toBe("2.0.0");
  });

  it("can be needed in two ranges by one skill, which says which it means", async () => {
    const caller = skillOf(
      "caller",
      async (_, { call }) => [
        await call("a", { range: "^1" }),
        await call("a", { range: "^2" }),
        await call("a", { range: "^3" }).catch(({ code }) => code),
      ],
      { dependencies: ["a@^1", "a@^2"] },
    );
    await using opened = await openFactory([version("a", "1.0.0"), version("a", "2.0.0"), caller]);
    expect(await opened.factory.execute("caller")).toMatchObject({
      result: ["1.0.0", "2.0.0", "dependency-undeclared"],
    });
  });

  it("are held against the version of the system", async () => {
    const registry = new SkillRegistry({ systemVersion: "1.5.0" });
    await registry.register(
      version("a", "1.0.0", { systemVersion: { min: "1.5.0", max: "2.0.0" } }),
    );
    for (const systemVersion of [{ min: "1.6.0" }, { max: "1.4.9" }]) {
      const skill = version("b", "1.0.0", { systemVersion });
      await expect(registry.register(skill)).rejects.toThrow(code("system-version-unsupported"));
    }
  });

  it("that somebody went down to are preferred wherever they fit", async () => {
    const registry = await registryOf(version("a", "1.1.0"), version("a", "1.2.0"));
    registry.use("a", "1.1.0");
    expect(registry.get("a", "^1")?.version).toBe("1.1.0");
    expect(registry.get("a", "^1.2")?.version).toBe("1.2.0");
  });

  it("are not prereleases unless the range asks for them", async () => {
    const registry = await registryOf(version("a", "1.0.0"), version("a", "1.1.0-beta.1"));
    registry.use("a", "1.0.0");
    expect(registry.get("a", "^1.0.0")?.version).toBe("1.0.0");
    expect(registry.get("a", "^1.1.0-beta")?.version).toBe("1.1.0-beta.1");
  });
});

describe("24: dependencies", () => {
  const needing = (id: string, ...dependencies: string[]) => version(id, "1.0.0", { dependencies });

  it("are resolved to an order, each skill after what it needs", async () => {
    const registry = await registryOf(
      needing("app", "store@^1", "log"),
      needing("store", "log"),
      needing("log"),
    );
    expect(registry.resolve("app").map(({ id }) => id)).toEqual(["log", "store", "app"]);
    expect(registry.dependenciesOf("app").map(({ id }) => id)).toEqual(["store", "log"]);
    expect(registry.dependentsOf("log").map(({ id }) => id)).toEqual(["app", "store"]);
    expect(registry.checkDependencies()).toEqual([]);
  });

  it("name the circle, the missing one and the wrong version", async () => {
    const registry = await registryOf(
      needing("a", "b"),
      needing("b", "c"),
      needing("c", "a"),
      needing("d", "nobody"),
      needing("e", "d@^2"),
    );
    expect(() => registry.resolve("a")).toThrow("a > b > c > a");
    expect(() => registry.resolve("d")).toThrow("d needs nobody");
    expect(() => registry.resolve("e")).toThrow("e needs d@^2");
    expect(registry.checkDependencies().map((each) => each.code)).toEqual([
      "dependency-cycle",
      "dependency-cycle",
      "dependency-cycle",
      "dependency-missing",
      "dependency-missing",
    ]);
  });

  it("keep a call from running when they are missing", async () => {
    await using opened = await openFactory([needing("d", "nobody")]);
    expect(await opened.factory.execute("d")).toMatchObject({
      errorKind: "refused",
      error: { code: "dependency-missing" },
    });
  });

  it("keep a needed skill from being unregistered, unless the removal cascades", async () => {
    const registry = await registryOf(
      needing("app", "store"),
      needing("store", "log"),
      needing("log"),
    );
    expect(() => registry.unregister("log")).toThrow("log is needed by store@1.0.0");
    const removed = registry.unregister("log", { cascade: true });
    expect(removed.map(({ id }) => id)).toEqual(["app", "store", "log"]);
    expect(registry.list()).toEqual([]);
  });

  it("let a version go that another one stands in for", async () => {
    const registry = await registryOf(
      needing("app", "log@>=1"),
      version("log", "1.0.0"),
      version("log", "2.0.0"),
    );
    expect(registry.unregister("log", { version: "1.0.0" })).toHaveLength(1);
    expect(() => registry.unregister("log")).toThrow(code("skill-required"));
  });
});

it("25: an illegal move is an error and changes nothing; a legal one is an event with its reason", async () => {
  await using opened = await openFactory([version("a", "1.0.0")]);
  const { registry } = opened;
  expect(() => registry.transition("a", "active")).toThrow(code("transition-refused"));
  expect(registry.get("a")?.state).toBe("registered");
  registry.transition("a", "failed", { reason: "looked at by hand" });
  registry.transition("a", "failed");
  const about = { skillId: "a", version: "1.0.0", from: "registered", to: "failed" };
  expect(opened.of("SkillStateChanged")).toEqual([{ ...about, reason: "looked at by hand" }]);
});

it("25: a life from registration to removal, as events", async () => {
  await using opened = await openFactory([version("a", "1.0.0")]);
  await opened.factory.execute("a");
  opened.registry.unregister("a", { reason: "not needed" });
  const moves = opened.heard.flatMap((event) =>
    event.type === "SkillStateChanged" ? [event.data.to] : [],
  );
  expect(moves).toEqual(["validated", "initialized", "active", "deprecated", "unregistered"]);
  expect(opened.of("SkillUnregistered")).toEqual([
    { skillId: "a", version: "1.0.0", reason: "not needed" },
  ]);
});

it("26: failures are errors with a code and a cause, not `false`", async () => {
  const registry = await registryOf(version("a", "1.0.0"));
  await expect(registry.register(version("a", "1.0.0"))).rejects.toThrow(
    code("skill-version-taken"),
  );
  expect(() => registry.unregister("nobody")).toThrow(code("skill-not-found"));
  const metadata = { id: "No Id", name: "", version: "one" };
  expect(() => defineSkill({ metadata, execute: () => null })).toThrow(
    expect.objectContaining({
      code: "skill-metadata-invalid",
      message: expect.stringMatching(/id: .*; name: .*; version: /),
      cause: expect.any(Error),
    }),
  );
});

it("27: a skill is checked when it is registered, before any of its code runs", async () => {
  const initialize = vi.fn();
  const registry = new SkillRegistry({ validator: new SkillValidator() });
  const { skill, metadata, source } = { skill: version("a", "1.0.0"), ...version("a", "1.0.0") };
  const withoutCode = { metadata: { ...metadata, actions: [] }, source, initialize };
  await expect(registry.register(withoutCode)).rejects.toThrow(code("skill-metadata-invalid"));
  expect(await registry.register(skill)).toMatchObject({ state: "validated" });
  expect(initialize).not.toHaveBeenCalled();
});

describe("28: search", () => {
  const skills = [
    version("weather", "1.0.0", { name: "Weather", description: "Forecast for a city" }),
    version("weather-map", "1.0.0", { name: "Weather map", description: "Draws it" }),
    version("umbrella", "1.0.0", { name: "Umbrella", tags: ["weather"] }),
    version("diary", "1.0.0", { name: "Diary", description: "Notes on the weather" }),
    version("mail", "1.0.0", { name: "Send mail", description: "Sends messages" }),
  ];

  it("puts the exact name first, then the name, tags and descriptions, and says why", async () => {
    const registry = await registryOf(...skills);
    const found = registry.search("weather");
    expect(found.map(({ registration }) => registration.id)).toEqual([
      "weather",
      "weather-map",
      "umbrella",
      "diary",
    ]);
    expect(found.map(({ reasons }) => reasons)).toEqual([
      ['the id is "weather"'],
      ['the name has "weather"'],
      ['it is tagged "weather"'],
      ['the description has "weather"'],
    ]);
    for (const { score } of found) expect(score).toBeLessThanOrEqual(1);
  });

  it.each([
    ["a slip of the pen", "wether", "weather"],
    ["swapped letters", "emial mial", "mail"],
    ["a beginning", "umbr", "umbrella"],
    ["other words around it", "please draw a map", "weather-map"],
  ])("is tolerant of %s", async (_, query, id) => {
    const registry = await registryOf(...skills);
    expect(registry.search(query)[0]?.registration.id).toBe(id);
  });

  it.each(["", "   ", "zzz"])("finds nothing for %j", async (query) => {
    expect((await registryOf(...skills)).search(query)).toEqual([]);
  });

  it("filters by type, tag, capability and lowest version", async () => {
    const registry = await registryOf(
      version("a", "1.0.0", { type: "external", capabilities: [{ name: "x" }, { name: "y" }] }),
      version("b", "2.0.0", { tags: ["t"], capabilities: [{ name: "x" }] }),
    );
    const ids = (filter: Parameters<SkillRegistry["list"]>[0]) =>
      registry.list(filter).map(({ id }) => id);
    expect(ids({ type: "external" })).toEqual(["a"]);
    expect(ids({ tag: "t" })).toEqual(["b"]);
    expect(ids({ minVersion: "1.5.0" })).toEqual(["b"]);
    expect(ids({ capabilities: ["x"] })).toEqual(["a", "b"]);
    expect(ids({ capabilities: ["x", "y"] })).toEqual(["a"]);
    expect(ids({ state: "active" })).toEqual([]);
  });
});
