import { expect, it } from "vitest";
import { codeSkillLoader } from "../src/loaders/code-skill-loader.ts";
import { openFactory } from "./support/open-factory.ts";
import { skillOf } from "./support/skills.ts";
import { temporaryDirectory } from "./support/temporary-directory.ts";
import { writeCodeSkill } from "./support/write-code-skill.ts";

const loader = codeSkillLoader();

it("runs a code skill from disk in a thread of its own, with state and calls of other skills", async () => {
  using directory = temporaryDirectory();
  const dir = writeCodeSkill(
    directory.path,
    { id: "counter", dependencies: ["double"] },
    `export default {
       async execute({ input }, { state, call, skillId, executionId }) {
         const count = ((await state.get("count")) ?? 0) + input.by;
         await state.set("count", count);
         const doubled = await call("double", { input: { value: count } });
         return { skillId, count, doubled, keys: await state.keys(), known: executionId.length > 0 };
       },
     };`,
  );
  const double = skillOf("double", ({ input }) => Number(input["value"]) * 2);
  await using opened = await openFactory([await loader.load(dir), double]);
  const run = () => opened.factory.execute("counter", { input: { by: 2 } }, { sessionId: "s" });
  await run();
  expect(await run()).toMatchObject({
    isolation: "thread",
    result: { skillId: "counter", count: 4, doubled: 8, keys: ["count"], known: true },
  });
});

it("passes on what a skill throws, with its code", async () => {
  using directory = temporaryDirectory();
  const source = `export default { execute() {
    throw Object.assign(new Error("the service is away"), { code: "service-error", transient: true });
  } };`;
  const dir = writeCodeSkill(directory.path, { id: "away" }, source);
  await using opened = await openFactory([await loader.load(dir)]);
  expect(await opened.factory.execute("away")).toMatchObject({
    errorKind: "transient",
    error: { code: "service-error", message: "the service is away" },
  });
});

it.each([
  ["a module that throws", `throw new Error("broken module");`, "initialization-failed"],
  ["a module without a skill", `export default 42;`, "skill-unreadable"],
  [
    "an id of its own",
    `export default { metadata: { id: "x" }, execute() {} };`,
    "skill-id-mismatch",
  ],
  ["a thread that ends", `process.exit(3);`, "initialization-failed"],
])("refuses %s", async (_, source, code) => {
  using directory = temporaryDirectory();
  const dir = writeCodeSkill(directory.path, { id: "odd" }, source);
  await using opened = await openFactory([await loader.load(dir)]);
  expect(await opened.factory.execute("odd")).toMatchObject({ error: { code } });
});

it("starts a new thread when the old one crashed", async () => {
  using directory = temporaryDirectory();
  const source = `export default { execute({ input }) {
    if (input.crash) process.exit(1);
    return "well";
  } };`;
  const dir = writeCodeSkill(directory.path, { id: "fragile" }, source);
  await using opened = await openFactory([await loader.load(dir)]);
  const { factory } = opened;
  expect(await factory.execute("fragile", { input: { crash: true } })).toMatchObject({
    errorKind: "transient",
    error: { code: "skill-crashed" },
  });
  expect(await factory.execute("fragile")).toMatchObject({ result: "well" });
});

it("drops what a skill prints, and refuses what threads cannot hand over", async () => {
  using directory = temporaryDirectory();
  const source = `export default { execute({ input }) {
    for (let i = 0; i < 2000; i += 1) process.stdout.write("x".repeat(1000) + "\\n");
    return input.odd ? () => 1 : "printed";
  } };`;
  const dir = writeCodeSkill(directory.path, { id: "noisy" }, source);
  await using opened = await openFactory([await loader.load(dir)]);
  expect(await opened.factory.execute("noisy")).toMatchObject({ result: "printed" });
  expect(await opened.factory.execute("noisy", { input: { odd: true } })).toMatchObject({
    error: { code: "execution-failed" },
  });
});

it("keeps a skill from the environment of the program", async () => {
  using directory = temporaryDirectory();
  const dir = writeCodeSkill(
    directory.path,
    { id: "curious" },
    "export default { execute: () => Object.keys(process.env) };",
  );
  await using opened = await openFactory([await loader.load(dir)]);
  expect(await opened.factory.execute("curious")).toMatchObject({ result: [] });
});
