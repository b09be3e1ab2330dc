import { expect, it } from "vitest";
import { SkillEvents } from "../src/events/skill-events.ts";
import { createFeedback } from "../src/hooks/feedback.ts";
import { createSessions } from "../src/hooks/sessions.ts";
import { workflowStep } from "../src/hooks/workflow-step.ts";
import { openFactory } from "./support/open-factory.ts";
import { echo, failing, skillOf } from "./support/skills.ts";
import { temporaryDatabase } from "./support/temporary-database.ts";

const counter = skillOf("counter", async (_, { state }) => {
  const count = Number((await state.get("count")) ?? 0) + 1;
  await state.set("count", count);
  return { count, keys: await state.keys() };
});
const eraser = skillOf("eraser", async (_, { state }) => {
  await state.set("a", [1]);
  await state.delete("a");
  await state.delete("a");
  return (await state.get("a")) ?? "gone";
});

it.each([
  ["in memory", false],
  ["in the state database", true],
])("keeps state %s apart by skill and session", async (_, kept) => {
  using state = temporaryDatabase();
  const other = { ...counter, metadata: { ...counter.metadata, id: "other" } };
  await using opened = await openFactory([counter, other, eraser], kept ? state : {});
  const run = async (id: string, sessionId?: string) => {
    const result = await opened.factory.execute(id, {}, { sessionId });
    return result.success && result.result;
  };
  await run("counter", "s");
  expect(await run("counter", "s")).toEqual({ count: 2, keys: ["count"] });
  expect(await run("counter", "t")).toMatchObject({ count: 1 });
  expect(await run("counter")).toMatchObject({ count: 1 });
  expect(await run("other", "s")).toMatchObject({ count: 1 });
  expect(await run("eraser")).toBe("gone");
});

it("keeps sessions: who, what they know, and what skills kept for them", async () => {
  using state = temporaryDatabase();
  const sessions = createSessions(state.database);
  const session = sessions.open("s", { userId: "ann" });
  session.remember({ city: "Oslo" });
  session.remember({ unit: "C" });
  expect(sessions.open("s")).toMatchObject({
    userId: "ann",
    context: { city: "Oslo", unit: "C" },
    options: { sessionId: "s", userId: "ann" },
  });
  await using opened = await openFactory([counter], state);
  const count = () => opened.factory.execute("counter", {}, session.options);
  await count();
  expect(opened.factory.history.list({ sessionId: "s" })).toMatchObject([{ userId: "ann" }]);
  sessions.end("s");
  sessions.end("s");
  expect(sessions.open("s").context).toEqual({});
  expect(await count()).toMatchObject({ result: { count: 1 } });
});

it("makes a skill a step of somebody's workflow", async () => {
  await using opened = await openFactory([echo, failing(Number.POSITIVE_INFINITY)]);
  const step = workflowStep(opened.factory, "echo", { action: "execute" });
  expect(step.name).toBe("echo.execute");
  expect(await step.run({ a: 1 })).toEqual({ a: 1 });
  const broken = workflowStep(opened.factory, "failing").run({}, { retryCount: 0 });
  await expect(broken).rejects.toThrow("the service is away");
});

it("keeps feedback and offers what was wished", () => {
  using state = temporaryDatabase();
  const events = new SkillEvents();
  const heard: unknown[] = [];
  events.on("SkillFeedbackReceived", (data) => heard.push(data));
  const feedback = createFeedback(state.database, events);
  const about = { skillId: "echo", executionId: "1" };
  feedback.add({ ...about, rating: "good", comment: "nice" });
  expect(feedback.describeWishes("echo")).toBeUndefined();
  feedback.add({ ...about, rating: "bad", comment: "too  loud\nby far" });
  feedback.add({ ...about, rating: "bad", comment: "" });
  expect(feedback.describeWishes("echo")).toBe("- too loud by far");
  expect(feedback.list("echo", { limit: 2 }).map(({ comment }) => comment)).toEqual([
    "",
    "too  loud\nby far",
  ]);
  expect(heard).toHaveLength(3);
  expect(heard[0]).toEqual(about);
});
