import { createHostClient } from "@skillwright/host";
import { expect, it } from "vitest";
import { createGate } from "./support/gate.ts";
import { openStdioSession } from "./support/stdio-session.ts";

it("calls commands side by side and gives each its own answer", async () => {
  await using session = await openStdioSession();
  const client = createHostClient(session);
  const limits = Array.from({ length: 100 }, (_, index) => `no-such-${index}`);
  const answers = await Promise.allSettled(
    limits.map((skill_id) => client.call("skill.show", { skill_id })),
  );
  for (const [index, answer] of answers.entries()) {
    expect(answer).toMatchObject({
      status: "rejected",
      reason: { code: "skill-not-found", message: expect.stringContaining(`no-such-${index}"`) },
    });
  }
  expect(await client.call("host.ping", {})).toEqual({ pong: true });
});

it("carries errors over with code, hint and details", async () => {
  await using session = await openStdioSession();
  const client = createHostClient(session);
  await expect(client.call("command.cancel", { request_id: "" })).rejects.toMatchObject({
    code: "payload-invalid",
    hint: expect.any(String),
    cause: { issues: [{ path: "request_id" }] },
  });
});

it("tells progress to the call it belongs to, and has the host cancel what is aborted", async () => {
  const gate = createGate();
  const cancelled = Promise.withResolvers<void>();
  await using session = await openStdioSession({
    handlers: {
      "skill.discovery.search": async ({ query }, { signal, onProgress }) => {
        onProgress({ phase: query });
        await gate.wait(signal).catch(() => cancelled.resolve());
        return { results: [] };
      },
    },
  });
  const client = createHostClient(session);
  const abort = new AbortController();
  const seen: string[] = [];
  const call = client.call(
    "skill.discovery.search",
    { query: "mine" },
    {
      signal: abort.signal,
      onProgress({ phase }) {
        seen.push(phase);
        abort.abort(new Error("changed my mind"));
      },
    },
  );
  await expect(call).rejects.toThrow("changed my mind");
  expect(seen).toEqual(["mine"]);
  await cancelled.promise;
});

it("rejects what is unanswered when the host goes away, and everything after", async () => {
  const gate = createGate();
  await using session = await openStdioSession({
    handlers: {
      "skill.discovery.search": async (_payload, { signal }) => {
        await gate.wait(signal);
        return { results: [] };
      },
    },
  });
  const client = createHostClient(session);
  const call = client.call("skill.discovery.search", { query: "x" });
  while (gate.entered === 0) await new Promise(setImmediate);
  session.output.destroy();
  await expect(call).rejects.toMatchObject({ code: "host-gone" });
  await expect(client.call("host.ping", {})).rejects.toMatchObject({ code: "host-gone" });
});

it("refuses another end that does not speak the contract", async () => {
  await using session = await openStdioSession();
  const client = createHostClient(session);
  const call = client.call("host.ping", {});
  session.output.write("Hello, this is no host.\n");
  await expect(call).rejects.toMatchObject({ code: "response-invalid" });
});
