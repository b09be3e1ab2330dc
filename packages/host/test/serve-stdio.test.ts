import { expect, it } from "vitest";
import { createGate } from "./support/gate.ts";
import { openStdioSession } from "./support/stdio-session.ts";

const search = "skill.discovery.search";

it("answers as soon as an answer is there, in whatever order", async () => {
  const gate = createGate();
  await using session = await openStdioSession({
    handlers: {
      [search]: async (_payload, { signal }) => {
        await gate.wait(signal);
        return { results: [] };
      },
    },
  });
  session.read();
  session.send("slow", search, { query: "x" });
  session.send("quick", "host.ping");
  await session.answered(1);
  gate.open();
  expect((await session.answered(2)).map(({ request_id }) => request_id)).toEqual([
    "quick",
    "slow",
  ]);
});

it("answers everything before it ends at the end of input, the last line without a newline too", async () => {
  await using session = await openStdioSession({
    handlers: {
      [search]: async () => {
        await new Promise(setImmediate);
        return { results: [] };
      },
    },
  });
  session.read();
  for (let index = 0; index < 50; index += 1) session.send(String(index), search, { query: "x" });
  session.input.end('{"v":1,"request_id":"last","command":"host.ping"}');
  expect(await session.ended).toBe("end-of-input");
  expect(new Set(session.answers.map(({ request_id }) => request_id)).size).toBe(51);
  expect(session.answers.every(({ ok }) => ok)).toBe(true);
});

it("cancels what runs and answers it when the signal aborts", async () => {
  const gate = createGate();
  const termination = new AbortController();
  await using session = await openStdioSession({
    signal: termination.signal,
    handlers: {
      [search]: async (_payload, { signal }) => {
        await gate.wait(signal);
        return { results: [] };
      },
    },
  });
  session.read();
  session.send("runs", search, { query: "x" });
  session.send("ping", "host.ping");
  await session.answered(1);
  termination.abort();
  expect(await session.ended).toBe("aborted");
  expect(session.answers.at(-1)).toMatchObject({ request_id: "runs", error_code: "cancelled" });
});

it("ends after runtime.stop, and reads no further", async () => {
  await using session = await openStdioSession();
  session.read();
  session.send("stop", "runtime.stop");
  expect(await session.ended).toBe("stopped");
  expect(session.answers).toMatchObject([{ request_id: "stop", ok: true }]);
  expect(session.input.destroyed).toBe(true);
});

it("cancels what runs when nobody is there to read the answer", async () => {
  const gate = createGate();
  let aborted = false;
  await using session = await openStdioSession({
    handlers: {
      [search]: async (_payload, { signal }) => {
        await gate.wait(signal).catch(() => {
          aborted = true;
        });
        return { results: [] };
      },
    },
  });
  session.send("runs", search, { query: "x" });
  while (gate.entered === 0) await new Promise(setImmediate);
  session.output.destroy();
  expect(await session.ended).toBe("reader-gone");
  expect(aborted).toBe(true);
});

it("refuses a line that is too long, by its id, and goes on with the next", async () => {
  await using session = await openStdioSession({ maxLineBytes: 1_000 });
  session.read();
  session.send("long", "host.ping", { filler: "x".repeat(2_000) });
  session.send("next", "host.ping");
  expect(await session.answered(2)).toMatchObject([
    { request_id: "long", ok: false, error_code: "line-too-long" },
    { request_id: "next", ok: true },
  ]);
});

it.each([
  ["no JSON", Buffer.from('{"request_id":"a",]\n'), "a"],
  ["no UTF-8", Buffer.from('{"request_id":"a","command":"\u00e9"}\n', "latin1"), "a"],
  ["JSON with something behind it", Buffer.from('{"request_id":"a"} {}\n'), "a"],
  ["noise", Buffer.from("\u0000\u0001\n"), "parse-error"],
])("answers a line of %s with the id it can read", async (_what, line, request_id) => {
  await using session = await openStdioSession();
  session.read();
  session.input.write(line);
  expect(await session.answered(1)).toMatchObject([
    { v: 1, request_id, ok: false, payload: null, error_code: "line-invalid" },
  ]);
});

it("skips blank lines, and takes lines that end in CRLF", async () => {
  await using session = await openStdioSession();
  session.read();
  session.input.write('\n \r\n{"v":1,"request_id":"a","command":"host.ping"}\r\n');
  expect(await session.answered(1)).toMatchObject([{ request_id: "a", ok: true }]);
});

it("refuses a payload of a hundred thousand brackets, and lives on", async () => {
  await using session = await openStdioSession();
  session.read();
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  session.input.write(
    `{"v":1,"request_id":"deep","command":"skill.invoke","payload":{"skill_id":"x","input":{"a":${deep}}}}\n`,
  );
  session.send("next", "host.ping");
  const answers = await session.answered(2);
  expect(answers.find(({ request_id }) => request_id === "deep")).toMatchObject({
    ok: false,
    error_code: "payload-invalid",
  });
});

it("stops reading while nobody takes its answers, and then loses none", async () => {
  let handled = 0;
  await using session = await openStdioSession({
    maxPending: 50,
    handlers: {
      "host.version": async (_payload, _context, next) => {
        handled += 1;
        return { ...(await next()), channel: "x".repeat(10_000) };
      },
    },
  });
  for (let index = 0; index < 2_000; index += 1) session.send(String(index), "host.version");
  for (let turn = 0; turn < 200; turn += 1) await new Promise(setImmediate);
  const handledUnread = handled;
  expect(handledUnread).toBeLessThan(200);
  session.read();
  expect(await session.answered(2_000)).toHaveLength(2_000);
  expect(handled).toBeGreaterThan(handledUnread);
});

it("stops reading at its limit of unanswered commands", async () => {
  const gate = createGate();
  await using session = await openStdioSession({
    maxPending: 10,
    handlers: {
      [search]: async (_payload, { signal }) => {
        await gate.wait(signal);
        return { results: [] };
      },
    },
  });
  session.read();
  for (let index = 0; index < 500; index += 1) {
    session.send(String(index), search, { query: "x".repeat(1_000) });
  }
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
  // A chunk of the stream is taken as a whole.
  expect(gate.entered).toBeLessThan(100);
  gate.open();
  expect(await session.answered(500)).toHaveLength(500);
});

it("sends progress of a command as events while it runs", async () => {
  await using session = await openStdioSession({
    handlers: {
      [search]: async (_payload, { onProgress }) => {
        onProgress({ phase: "searching", message: "half way" });
        return { results: [] };
      },
    },
  });
  session.read();
  session.send("a", search, { query: "x" });
  await session.answered(1);
  expect(session.events).toEqual([
    {
      v: 1,
      event_id: "1",
      event: "command.progress",
      payload: { request_id: "a", command: search, phase: "searching", message: "half way" },
    },
  ]);
});
