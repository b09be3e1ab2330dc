import { describe, expect, it } from "vitest";
import { checkComposition } from "../../src/composition/check-composition.ts";
import type { CompositionInput } from "../../src/composition/composition.ts";
import { compositionSkill } from "../../src/composition/composition-skill.ts";
import { parseComposition } from "../../src/composition/parse-composition.ts";
import { runComposition } from "../../src/composition/run-composition.ts";
import { fakeTimers } from "../support/fake-timers.ts";
import { openFactory } from "../support/open-factory.ts";
import { echo, skillOf } from "../support/skills.ts";

const number = { type: "number" };
type Schemas = Record<string, { type: string }>;
const inputOf = (properties: Schemas) => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const double = skillOf("double", ({ input }) => ({ value: Number(input["value"]) * 2 }), {
  actions: [
    {
      name: "execute",
      input: inputOf({ value: number }),
      output: { type: "object", properties: { value: number } },
      concurrency: "shared",
    },
  ],
});
const sum = skillOf("sum", ({ input }) =>
  Object.values(input).reduce<number>((a, b) => a + Number(b), 0),
);
const fail = skillOf("fail", () => Promise.reject(new Error("out of order")));
const hang = skillOf(
  "hang",
  (_, { signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(new Error("told to stop")));
    }),
);
const skills = [echo, double, sum, fail, hang];

const of = (...steps: CompositionInput["steps"]): CompositionInput => ({
  id: "plan",
  name: "Plan",
  steps,
});

/** Runs a composition over the skills above. */
async function run(definition: unknown, input = {}) {
  await using opened = await openFactory(skills);
  return await runComposition(opened.factory, definition, input);
}

/** What is wrong with a composition. */
async function problems(definition: CompositionInput) {
  await using opened = await openFactory(skills);
  const found = checkComposition(parseComposition(definition), opened.registry);
  return found.map(({ code, path, message }) => `${code} ${path}: ${message}`);
}

describe("33: data flow", () => {
  it("hands each result to the next step, and returns what every step gave", async () => {
    const steps = [
      { id: "first", skill: "double" },
      { id: "second", skill: "double@^1" },
    ];
    expect(await run(of(...steps), { value: 3 })).toMatchObject({
      status: "completed",
      output: { value: 12 },
      steps: [
        { id: "first", status: "ok", output: { value: 6 } },
        { id: "second", status: "ok", output: { value: 12 } },
      ],
    });
  });

  it.each([
    [{ kind: "passthrough" }, { a: { b: [1, 2] } }],
    [{ kind: "extract_field", field: "a" }, { b: [1, 2] }],
    [{ kind: "extract_field", field: "z", default: 7 }, 7],
    [{ kind: "wrap" }, { data: { a: { b: [1, 2] } } }],
    [{ kind: "wrap", key: "k" }, { k: { a: { b: [1, 2] } } }],
    [{ kind: "select", path: "$.a.b[1]" }, 2],
    [{ kind: "select", path: "$.a.b[*]" }, [1, 2]],
    [{ kind: "select", path: "$.z", default: null }, null],
  ] as const)("shapes a result by %j", async (output, expected) => {
    const definition = of({ id: "only", skill: "echo", output });
    expect(await run(definition, { a: { b: [1, 2] } })).toMatchObject({ output: expected });
  });

  it.each([
    { kind: "extract_field", field: "z" },
    { kind: "select", path: "$.z" },
  ] as const)("fails when a field is missing and has no default: %j", async (output) => {
    expect(await run(of({ id: "only", skill: "echo", output }))).toMatchObject({
      status: "failed",
      error: { code: "field-missing" },
    });
  });

  it("fills inputs from the composition's input and every step before", async () => {
    const definition = {
      ...of(
        { id: "a", skill: "double", input: { value: "$.input.start" } },
        { id: "b", skill: "double", input: { value: "$.steps.a.value" } },
        {
          id: "c",
          skill: "echo",
          input: {
            both: ["$.steps.a.value", "$.steps.b.value"],
            all: "$.steps[*].value",
            price: "$$5",
            late: { $path: "$.input.none", default: "preset" },
          },
        },
      ),
      result: "$.steps.c",
    };
    expect(await run(definition, { start: 1 })).toMatchObject({
      output: { both: [2, 4], all: expect.arrayContaining([2, 4]), price: "$5", late: "preset" },
    });
  });

  it("says which path leads nowhere", async () => {
    const definition = of({ id: "a", skill: "echo", input: { value: "$.input.none" } });
    expect(await run(definition)).toMatchObject({
      status: "failed",
      error: { code: "field-missing", message: "step a: $.input.none leads nowhere" },
    });
  });
});

describe("33: graphs", () => {
  it("run branches side by side and join them by name", async () => {
    const barrier = Promise.withResolvers<void>();
    let waiting = 0;
    const meet = skillOf("meet", async ({ input }) => {
      waiting += 1;
      if (waiting === 2) barrier.resolve();
      await barrier.promise;
      return input;
    });
    await using opened = await openFactory([meet, echo]);
    const definition = of(
      { id: "left", skill: "meet", after: [], input: { side: "left" } },
      { id: "right", skill: "meet", after: [], input: { side: "right" } },
      { id: "join", skill: "echo", after: ["left", "right"] },
    );
    expect(await runComposition(opened.factory, definition)).toMatchObject({
      output: { left: { side: "left" }, right: { side: "right" } },
    });
  });

  it.each([
    [{ go: true }, "ok", { doubled: true }],
    [{ go: false }, "skipped", { go: false }],
  ])("run a step only where its condition holds: %j", async (input, status, output) => {
    const definition = of({
      id: "maybe",
      skill: "echo",
      when: { path: "$.input.go" },
      input: { doubled: true },
    });
    expect(await run(definition, input)).toMatchObject({ output, steps: [{ status }] });
  });

  it.each([
    [{ path: "$.input.n", equals: 1 }, "ok"],
    [{ path: "$.input.n", equals: 2 }, "skipped"],
    [{ path: "$.input.n", equals: 2, not: true }, "ok"],
    [{ path: "$.input.none" }, "skipped"],
    [{ path: "$.input.list[?@ > 2]" }, "ok"],
    [{ path: "$.input.list[?@ > 9]" }, "skipped"],
  ])("compare as the condition says: %j", async (when, status) => {
    const result = await run(of({ id: "maybe", skill: "echo", when }), { n: 1, list: [1, 2, 3] });
    expect(result).toMatchObject({ steps: [{ status }] });
  });

  it("run a step for every item of a list, a few at a time, in order", async () => {
    let inside = 0;
    let most = 0;
    const slow = skillOf("slow", async ({ input }) => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
      return Number(input["n"]) * 10 + Number(input["at"]);
    });
    await using opened = await openFactory([slow]);
    const each = { each: "$.input.numbers", input: { n: "$.item", at: "$.index" }, concurrency: 2 };
    const definition = of({ id: "all", skill: "slow", ...each });
    const result = await runComposition(opened.factory, definition, { numbers: [5, 6, 7, 8, 9] });
    expect(result).toMatchObject({ output: [50, 61, 72, 83, 94] });
    expect(most).toBe(2);
  });
});

describe("33: failures", () => {
  it("end the composition, and what runs beside them", async () => {
    const definition = of(
      { id: "before", skill: "echo", after: [] },
      { id: "broken", skill: "fail" },
      { id: "beside", skill: "hang", after: [] },
      { id: "behind", skill: "echo", after: ["broken"] },
    );
    expect(await run(definition)).toMatchObject({
      status: "failed",
      error: { code: "execution-failed", message: "step broken: fail failed: out of order" },
      steps: [
        { id: "before", status: "ok" },
        { id: "broken", status: "failed" },
        { id: "beside", status: "cancelled" },
        { id: "behind", status: "cancelled" },
      ],
    });
  });

  it("leave the data as it was where the step says so", async () => {
    const definition = of(
      { id: "broken", skill: "fail", continueOnError: true },
      { id: "behind", skill: "double" },
    );
    expect(await run(definition, { value: 2 })).toMatchObject({
      status: "completed",
      output: { value: 4 },
      steps: [{ status: "failed", error: { code: "execution-failed" } }, { status: "ok" }],
    });
  });

  it.each([
    [{ value: { value: 50 } }, { value: 100 }],
    [{ skill: "double" }, { value: 12 }],
  ])("are caught by a fallback: %j", async (fallback, output) => {
    const definition = of(
      { id: "broken", skill: "fail", fallback },
      { id: "behind", skill: "double" },
    );
    expect(await run(definition, { value: 3 })).toMatchObject({
      output,
      steps: [{ status: "fell_back", error: { code: "execution-failed" } }, { status: "ok" }],
    });
  });

  it("of one item end the other items", async () => {
    const definition = of({ id: "all", skill: "fail", each: "$.input.list", input: {} });
    expect(await run(definition, { list: [1, 2, 3] })).toMatchObject({ status: "failed" });
  });

  it("come from a step's own time limit, too", async () => {
    using time = fakeTimers();
    await using opened = await openFactory(skills);
    const definition = of({ id: "slow", skill: "hang", timeoutMs: 1_000 });
    const running = runComposition(opened.factory, definition);
    await time.pass(1_000);
    expect(await running).toMatchObject({ error: { code: "execution-timeout" } });
  });

  it("of the caller's making: an abort ends it with its reason, and nothing keeps running", async () => {
    using time = fakeTimers();
    await using opened = await openFactory(skills);
    const controller = new AbortController();
    const options = { signal: controller.signal };
    const running = runComposition(opened.factory, of({ id: "slow", skill: "hang" }), {}, options);
    const rejection = expect(running).rejects.toBe("enough");
    await time.pass(10);
    controller.abort("enough");
    await rejection;
    expect(opened.factory.statistics()).toMatchObject({ active: 0, slots: { inUse: 0 } });
  });
});

describe("33: the check before the run", () => {
  it.each<[string, CompositionInput["steps"], string]>([
    ["an unknown skill", [{ id: "a", skill: "nobody" }], "skill-not-found steps.0.skill"],
    [
      "a version that is not there",
      [{ id: "a", skill: "echo@^9" }],
      "skill-not-found steps.0.skill",
    ],
    [
      "an unknown action",
      [{ id: "a", skill: "echo", action: "sing" }],
      "action-unknown steps.0.action",
    ],
    [
      "one id twice",
      [
        { id: "a", skill: "echo" },
        { id: "a", skill: "echo" },
      ],
      "step-id-taken steps.1.id",
    ],
    ["an unknown step", [{ id: "a", skill: "echo", after: ["z"] }], "step-unknown steps.0.after"],
    [
      "a circle",
      [
        { id: "a", skill: "echo", after: ["b"] },
        { id: "b", skill: "echo", after: ["a"] },
      ],
      "step-circle steps.0.after",
    ],
    [
      "a path that is none",
      [{ id: "a", skill: "echo", input: "$.[" }],
      "path-invalid steps.0.input",
    ],
    [
      "a path to nothing known",
      [{ id: "a", skill: "echo", input: "$.inputs" }],
      "path-unknown steps.0.input",
    ],
    [
      "a path to a later step",
      [
        { id: "a", skill: "echo", input: { x: "$.steps.b" } },
        { id: "b", skill: "echo" },
      ],
      "path-unknown steps.0.input",
    ],
    [
      "an item outside of each",
      [{ id: "a", skill: "echo", input: { x: "$.item" } }],
      "path-unknown steps.0.input",
    ],
    [
      "a missing property",
      [{ id: "a", skill: "double", input: {} }],
      "step-input-invalid steps.0.input",
    ],
    [
      "an unknown property",
      [{ id: "a", skill: "double", input: { value: 1, other: 2 } }],
      "step-input-invalid steps.0.input",
    ],
    [
      "a value of another type",
      [{ id: "a", skill: "double", input: { value: "1" } }],
      "step-input-invalid steps.0.input",
    ],
    [
      "a result of another type",
      [
        { id: "a", skill: "double", input: { value: 1 }, output: { kind: "wrap", key: "value" } },
        { id: "b", skill: "double" },
      ],
      "step-input-invalid steps.1.input",
    ],
    [
      "an unknown fallback",
      [{ id: "a", skill: "echo", fallback: { skill: "nobody" } }],
      "skill-not-found steps.0.fallback.skill",
    ],
  ])("finds %s", async (_, steps, expected) => {
    const [first] = await problems(of(...steps));
    expect(first).toContain(`${expected}: `);
  });

  it("finds nothing in a sound one, and calls nothing in an unsound one", async () => {
    expect(await problems(of({ id: "a", skill: "double", input: { value: "$.input.x" } }))).toEqual(
      [],
    );
    await using opened = await openFactory(skills);
    const definition = of({ id: "a", skill: "echo" }, { id: "b", skill: "nobody" });
    await expect(runComposition(opened.factory, definition)).rejects.toThrow(
      expect.objectContaining({ code: "composition-invalid" }),
    );
    expect(opened.factory.history.list()).toEqual([]);
  });

  it.each([
    [
      "an unknown kind of transform",
      { ...of(), steps: [{ id: "a", skill: "echo", output: { kind: "magic" } }] },
    ],
    ["no steps", of()],
    ["TOML that is none", "id = = 1"],
  ])("refuses %s", (_, definition) => {
    expect(() => parseComposition(definition)).toThrow(
      expect.objectContaining({ code: "composition-invalid" }),
    );
  });
});

const toml = `
id = "double-twice"
name = "Double twice"
[[steps]]
id = "first"
skill = "double"
continue_on_error = true
timeout_ms = 1000
[[steps]]
id = "second"
skill = "double"
output = { kind = "extract_field", field = "value" }
`;

describe("33: a composition as a skill", () => {
  it("is of type meta, read from TOML, and called like any other", async () => {
    await using opened = await openFactory(skills, { config: { maxConcurrent: 1 } });
    const { factory, registry } = opened;
    expect(await registry.register(compositionSkill(toml, registry))).toMatchObject({
      metadata: { type: "meta", dependencies: ["double"] },
    });
    const result = await factory.execute("double-twice", { input: { value: 5 } });
    expect(result).toMatchObject({ success: true, result: 20 });
    const calls = factory.history.list({ correlationId: result.correlationId });
    expect(calls.map(({ skillId, parentId }) => [skillId, parentId])).toEqual([
      ["double-twice", undefined],
      ["double", result.executionId],
      ["double", result.executionId],
    ]);
  });

  it("can be part of another one", async () => {
    await using opened = await openFactory(skills);
    const { factory, registry } = opened;
    await registry.register(compositionSkill(toml, registry));
    const outer = { ...of({ id: "inner", skill: "double-twice" }), id: "outer" };
    await registry.register(compositionSkill(outer, registry));
    expect(await factory.execute("outer", { input: { value: 1 } })).toMatchObject({ result: 4 });
  });

  it("fails with how each of its steps went", async () => {
    await using opened = await openFactory(skills);
    const { factory, registry } = opened;
    const definition = of({ id: "a", skill: "echo" }, { id: "b", skill: "fail" });
    await registry.register(compositionSkill(definition, registry));
    expect(await factory.execute("plan")).toMatchObject({
      error: {
        code: "composition-failed",
        data: {
          steps: [
            { id: "a", status: "ok" },
            { id: "b", status: "failed" },
          ],
        },
      },
    });
  });

  it("that does not fit is refused when it is called", async () => {
    await using opened = await openFactory(skills);
    const { factory, registry } = opened;
    const definition = of({ id: "a", skill: "echo", action: "sing" });
    await registry.register(compositionSkill(definition, registry));
    expect(await factory.execute("plan")).toMatchObject({ error: { code: "composition-invalid" } });
  });
});
