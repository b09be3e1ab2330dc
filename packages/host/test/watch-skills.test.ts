import { createHostServer, type EventEnvelope } from "@skillwright/host";
import { expect, it } from "vitest";
import { installGreets } from "./support/installed-skills.ts";
import { openTemporaryWorkspace } from "./support/temporary-workspace.ts";

/** Events of a server, without the numbers that change. */
function listen(server: ReturnType<typeof createHostServer>) {
  const events: Pick<EventEnvelope, "event" | "payload">[] = [];
  const subscription = server.subscribe(({ event, payload }) => events.push({ event, payload }));
  return { events, [Symbol.dispose]: () => subscription[Symbol.dispose]() };
}

it("tells of every change of a skill, in the order of the changes it saw", async () => {
  await using temporary = await openTemporaryWorkspace();
  const { workspace } = temporary;
  const server = createHostServer(workspace);
  using listening = listen(server);
  const command = (command: string, payload: object = {}) =>
    server.handle({ v: 1, request_id: "r", command, payload });
  await installGreets(workspace);
  await command("host.ping");
  await command("skill.python.disable", { skill_id: "greets" });
  await command("skill.python.activate", { skill_id: "greets" });
  await command("skill.remove", { skill_id: "greets" });
  const change = (from: string | null, to: string | null) => ({
    event: "skill.state_changed",
    payload: { skill_id: "greets", from, to },
  });
  expect(listening.events).toEqual([
    change(null, "active"),
    change("active", "disabled"),
    change("disabled", "active"),
    change("active", null),
  ]);
});

it("numbers events from 1, and sends none to who stopped listening", async () => {
  await using temporary = await openTemporaryWorkspace();
  const { workspace } = temporary;
  const server = createHostServer(workspace);
  const ids: string[] = [];
  const first = server.subscribe(({ event_id }) => ids.push(event_id));
  const second = server.subscribe(() => {});
  await installGreets(workspace, ["greets-a", "greets-b"]);
  await server.handle({ v: 1, request_id: "r", command: "host.ping" });
  expect(ids).toEqual(["1", "2"]);
  first[Symbol.dispose]();
  workspace.store.disable("greets-a");
  await server.handle({ v: 1, request_id: "r", command: "host.ping" });
  expect(ids).toEqual(["1", "2"]);
  second[Symbol.dispose]();
});

it("outlives a workspace that is closed while somebody listens", async () => {
  const temporary = await openTemporaryWorkspace();
  const server = createHostServer(temporary.workspace);
  using _listening = listen(server);
  await temporary[Symbol.asyncDispose]();
  // Longer than the watch's turn: an error in its timer would end the process.
  await new Promise((resolve) => setTimeout(resolve, 700));
  const answer = await server.handle({ v: 1, request_id: "r", command: "skill.python.list" });
  expect(answer).toMatchObject({ ok: false, request_id: "r" });
});

it("tells when a skill fails so often that it is left alone", async () => {
  await using temporary = await openTemporaryWorkspace();
  const { workspace } = temporary;
  await installGreets(workspace);
  const server = createHostServer(workspace);
  using listening = listen(server);
  const breaker = () => listening.events.find(({ event }) => event === "skill.breaker_changed");
  for (let calls = 0; calls < 10 && breaker() === undefined; calls += 1) {
    const payload = { skill_id: "greets", action: "crash", input: { now: true } };
    await server.handle({ v: 1, request_id: String(calls), command: "skill.invoke", payload });
  }
  expect(breaker()?.payload).toEqual({
    skill_id: "greets",
    version: "1.0.0",
    from: "closed",
    to: "open",
  });
});
