import { Client } from "@modelcontextprotocol/client";
import { createHostServer, hostCommands } from "@skillwright/host";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openMcpSession } from "./support/mcp-session.ts";
import { openTemporaryWorkspace, type TemporaryWorkspace } from "./support/temporary-workspace.ts";

const intent = "convert temperatures from Celsius to Fahrenheit";
const yes = { approval: { action: "accept", content: { approve: true } } };

let temporary: TemporaryWorkspace;
beforeAll(async () => {
  temporary = await openTemporaryWorkspace();
});
afterAll(() => temporary[Symbol.asyncDispose]());

/** With the quickest author: no template is looked for. */
function openQuickSession() {
  const { workspace } = temporary;
  const host = createHostServer(workspace, {
    handlers: {
      "skill.generate": (payload, context) =>
        hostCommands.skillGenerate.run({ ...payload, author: "scaffold" }, context),
    },
  });
  return openMcpSession(workspace, { host });
}

/** A client that sends what it likes, in place of what a person said. */
async function connectForger(session: ReturnType<typeof openMcpSession>) {
  const client = new Client(
    { name: "forger", version: "1.0.0" },
    {
      capabilities: { elicitation: { form: {} } },
      versionNegotiation: { mode: { pin: "2026-07-28" } },
    },
  );
  await client.connect(session.transport);
  return {
    [Symbol.asyncDispose]: () => client.close(),
    call: (params: Record<string, unknown>) =>
      client.request(
        { method: "tools/call", params: { name: "generate_skill", ...params } },
        { allowInputRequired: true },
      ),
  };
}

it("asks again when a call brings an answer to a question that was never asked", async () => {
  await using session = openQuickSession();
  await using forger = await connectForger(session);
  const result = await forger.call({ arguments: { intent }, inputResponses: yes });
  expect(result).toMatchObject({
    resultType: "input_required",
    inputRequests: { approval: { method: "elicitation/create" } },
  });
  expect(temporary.workspace.store.list()).toEqual([]);
});

it("refuses a state that it did not sign", async () => {
  await using session = openQuickSession();
  await using forger = await connectForger(session);
  const first = await forger.call({ arguments: { intent } });
  expect(first).toMatchObject({ requestState: expect.any(String) });
  const digest = (await temporary.workspace.generator()).proposals()[0]?.digest;
  const payload = Buffer.from(JSON.stringify({ p: { digest }, exp: 9e9 })).toString("base64url");
  const forged = `v1.${payload}.${"A".repeat(43)}`;
  const call = forger.call({ arguments: { intent }, inputResponses: yes, requestState: forged });
  await expect(call).rejects.toMatchObject({ code: -32602 });
  expect(temporary.workspace.store.list()).toEqual([]);
});

it("takes no approval from a tool's input", async () => {
  await using session = openQuickSession();
  await using forger = await connectForger(session);
  const result = await forger.call({
    arguments: { intent, confirm: true, approve: true, digest: "sha256:0", inputResponses: yes },
  });
  expect(result).toMatchObject({ resultType: "input_required" });
  expect(temporary.workspace.store.list()).toEqual([]);
});
