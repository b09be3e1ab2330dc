import { type CommandContext, createHostServer, type HostServer } from "@skillwright/host";
import { expect, it } from "vitest";
import { createGate, type Gate } from "./support/gate.ts";
import { installGreets } from "./support/installed-skills.ts";
import { openTemporaryWorkspace } from "./support/temporary-workspace.ts";

/** One command; the payload comes last. */
function envelope(request_id: string, command: string, payload: Record<string, unknown> = {}) {
  return { v: 1, request_id, command, payload } as const;
}

/** A search that finds nothing, once the gate is open. */
const searchBehind = (gate: Gate) => ({
  "skill.discovery.search": async (_payload: unknown, { signal }: CommandContext) => {
    await gate.wait(signal);
    return { results: [] };
  },
});

const search = (server: HostServer, id: string) =>
  server.handle(envelope(id, "skill.discovery.search", { query: "x" }));

it.each([
  ["nothing", undefined, "parse-error"],
  ["text", "host.ping", "parse-error"],
  ["a list", [], "parse-error"],
  ["no id", { v: 1, command: "host.ping" }, "parse-error"],
  ["an id of another type", { v: 1, request_id: {}, command: "host.ping" }, "parse-error"],
  ["a number as id", { v: 1, request_id: 12, command: "host.ping" }, "12"],
  ["a blank id", { v: 1, request_id: " ", command: "host.ping" }, " "],
  ["another version", { v: 2, request_id: "a", command: "host.ping" }, "a"],
  ["no version", { request_id: "a", command: "host.ping" }, "a"],
  ["no command", { v: 1, request_id: "a" }, "a"],
  [
    "a payload that is no object",
    { v: 1, request_id: "a", command: "host.ping", payload: [] },
    "a",
  ],
])("answers an envelope of %s with its id", async (_what, sent, request_id) => {
  await using temporary = await openTemporaryWorkspace();
  const server = createHostServer(temporary.workspace);
  expect(await server.handle(sent)).toMatchObject({
    v: 1,
    request_id,
    ok: false,
    payload: null,
    error: expect.any(String),
    error_code: "envelope-invalid",
  });
});

it("refuses an unknown command and quotes no more than its beginning", async () => {
  await using temporary = await openTemporaryWorkspace();
  const server = createHostServer(temporary.workspace);
  const answer = await server.handle(envelope("a", "x".repeat(10_000)));
  expect(answer).toMatchObject({ ok: false, request_id: "a", error_code: "command-unknown" });
  expect(answer.error?.length).toBeLessThan(200);
});

it("takes null and an absent payload for an empty one", async () => {
  await using temporary = await openTemporaryWorkspace();
  const server = createHostServer(temporary.workspace);
  const ping = { v: 1, request_id: "a", command: "host.ping" } as const;
  expect(await server.handle(ping)).toMatchObject({ ok: true, payload: { pong: true } });
  expect(await server.handle({ ...ping, payload: null })).toMatchObject({ ok: true });
});

it("runs an override in place of a command, which can still call ours", async () => {
  await using temporary = await openTemporaryWorkspace();
  const server = createHostServer(temporary.workspace, {
    handlers: {
      "host.version": async (_payload, _context, next) => ({ ...(await next()), channel: "mine" }),
    },
  });
  expect(await server.handle(envelope("a", "host.version"))).toMatchObject({
    payload: { contract_version: 1, channel: "mine" },
  });
});

it("answers internal-error when an override breaks the contract", async () => {
  await using temporary = await openTemporaryWorkspace();
  const handlers = { "host.ping": async () => JSON.parse('{"pong":"yes"}') };
  const server = createHostServer(temporary.workspace, { handlers });
  expect(await server.handle(envelope("a", "host.ping"))).toMatchObject({
    ok: false,
    error_code: "internal-error",
  });
});

it("runs no more commands at a time than allowed, in the order they came", async () => {
  await using temporary = await openTemporaryWorkspace();
  const order: string[] = [];
  let running = 0;
  let most = 0;
  const server = createHostServer(temporary.workspace, {
    maxRunning: 3,
    handlers: {
      "skill.discovery.search": async (_payload, { requestId }) => {
        order.push(requestId);
        running += 1;
        most = Math.max(most, running);
        await new Promise(setImmediate);
        running -= 1;
        return { results: [] };
      },
    },
  });
  const ids = Array.from({ length: 20 }, (_, index) => String(index));
  const answers = await Promise.all(ids.map((id) => search(server, id)));
  expect(answers.map(({ request_id }) => request_id)).toEqual(ids);
  expect(order).toEqual(ids);
  expect(most).toBe(3);
  expect(server.pending).toBe(0);
});

it("cancels a running and a waiting command, and answers what is urgent while full", async () => {
  await using temporary = await openTemporaryWorkspace();
  const gate = createGate();
  const server = createHostServer(temporary.workspace, {
    maxRunning: 1,
    handlers: searchBehind(gate),
  });
  const answers = ["runs", "waits", "last"].map((id) => search(server, id));
  const status = await server.handle(envelope("s", "runtime.status"));
  expect(status.ok && status.payload).toMatchObject({
    commands: [
      { request_id: "runs", queued: false },
      { request_id: "waits", queued: true },
      { request_id: "last", queued: true },
      { request_id: "s", command: "runtime.status" },
    ],
  });
  for (const request_id of ["runs", "waits"]) {
    const cancel = envelope(`c-${request_id}`, "command.cancel", { request_id });
    expect(await server.handle(cancel)).toMatchObject({ payload: { request_id, cancelled: true } });
  }
  gate.open();
  expect(await Promise.all(answers)).toMatchObject([
    { request_id: "runs", ok: false, error_code: "cancelled" },
    { request_id: "waits", ok: false, error_code: "cancelled" },
    { request_id: "last", ok: true },
  ]);
  expect(gate.entered).toBe(2);
});

it("says so when there is nothing of that id to cancel", async () => {
  await using temporary = await openTemporaryWorkspace();
  const server = createHostServer(temporary.workspace);
  for (const request_id of ["never", "self"]) {
    const answer = await server.handle(envelope("self", "command.cancel", { request_id }));
    expect(answer).toMatchObject({ ok: true, payload: { cancelled: false } });
  }
});

it("refuses an id that has no answer yet, and takes it again afterwards", async () => {
  await using temporary = await openTemporaryWorkspace();
  const gate = createGate();
  const server = createHostServer(temporary.workspace, {
    handlers: searchBehind(gate),
  });
  const first = search(server, "same");
  expect(await search(server, "same")).toMatchObject({
    request_id: "same",
    error_code: "request-id-in-use",
  });
  gate.open();
  expect(await first).toMatchObject({ ok: true });
  expect(await search(server, "same")).toMatchObject({ ok: true });
});

it.each([
  [false, { ok: true }],
  [true, { ok: false, error_code: "cancelled" }],
])("stops with cancel: %s, and takes nothing more", async (cancel, expected) => {
  await using temporary = await openTemporaryWorkspace();
  const gate = createGate();
  const server = createHostServer(temporary.workspace, {
    handlers: searchBehind(gate),
  });
  const running = search(server, "runs");
  expect(await server.handle(envelope("stop", "runtime.stop", { cancel }))).toMatchObject({
    ok: true,
    payload: { accepted: true },
  });
  expect(server.stopping.aborted).toBe(true);
  expect(await server.handle(envelope("late", "host.ping"))).toMatchObject({
    request_id: "late",
    error_code: "host-stopping",
  });
  gate.open();
  expect(await running).toMatchObject(expected);
  await server.idle();
  expect(server.pending).toBe(0);
});

it("ends the idle process of a skill that is stopped, and starts a new one with the next call", async () => {
  await using temporary = await openTemporaryWorkspace();
  const { workspace } = temporary;
  await installGreets(workspace);
  const server = createHostServer(workspace);
  const send = async (command: string, payload: object) => {
    const answer = await server.handle({ v: 1, request_id: "r", command, payload });
    return answer.ok ? answer.payload : answer;
  };
  const greet = (name: string) =>
    send("skill.invoke", { skill_id: "greets", action: "greet", input: { name } });
  const instances = async () => (await workspace.executor()).factory.statistics().instances;
  const stop = () => send("skill.python.stop", { skill_name: "Greets" });
  expect(await stop()).toMatchObject({ stopped: 0, processes: 0 });
  await greet("Ada");
  expect(await instances()).toBe(1);
  expect(await stop()).toMatchObject({ skill_id: "greets", stopped: 0, processes: 1 });
  expect(await instances()).toBe(0);
  expect(await greet("Bob")).toMatchObject({ success: true, cache_hit: false });
  expect(await instances()).toBe(1);
  await send("skill.remove", { skill_id: "greets" });
  expect(await instances()).toBe(0);
});
