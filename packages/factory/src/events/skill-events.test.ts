import { expect, it } from "vitest";
import type { AnySkillEvent } from "./skill-event-map.ts";
import { SkillEvents } from "./skill-events.ts";

const registered = { skillId: "echo", version: "1.0.0", current: true };

it("tells listeners of one event and observers of all, until they leave", () => {
  const events = new SkillEvents();
  const heard: string[] = [];
  const seen: AnySkillEvent[] = [];
  const listener = events.on("SkillRegistered", ({ skillId }) => heard.push(skillId));
  events.onAny((event) => seen.push(event));
  events.emit("SkillRegistered", registered);
  listener[Symbol.dispose]();
  events.emit("SkillRegistered", registered);
  expect(heard).toEqual(["echo"]);
  expect(seen).toHaveLength(2);
  expect(seen[0]).toMatchObject({ type: "SkillRegistered", priority: "normal", data: registered });
});

it("keeps a listener that throws from disturbing the others", () => {
  const errors: unknown[] = [];
  const events = new SkillEvents({ onListenerError: (error, type) => errors.push([type, error]) });
  const heard: string[] = [];
  const broken = new Error("broken listener");
  events.on("SkillRegistered", () => {
    throw broken;
  });
  events.on("SkillRegistered", ({ skillId }) => heard.push(skillId));
  events.emit("SkillRegistered", registered);
  expect(heard).toEqual(["echo"]);
  expect(errors).toEqual([["SkillRegistered", broken]]);
});

it("marks what somebody should look at", () => {
  const events = new SkillEvents();
  const priorities: string[] = [];
  events.onAny(({ priority }) => priorities.push(priority));
  events.emit("CircuitBreakerTriggered", {
    skillId: "echo",
    version: "1.0.0",
    from: "closed",
    to: "open",
  });
  expect(priorities).toEqual(["high"]);
});
