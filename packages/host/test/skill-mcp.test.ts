import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { mcpClients } from "./support/mcp-clients.ts";
import { StreamTransport } from "./support/mcp-session.ts";
import { createSkillHome } from "./support/skill-host.ts";

describe.each(mcpClients)("skill mcp, for a client of %s", (_name, connect) => {
  it("serves, says nothing on stderr, and ends with its input", async () => {
    await using directory = await createSkillHome();
    const { input, output, errors, exited } = directory.start("mcp");
    const client = await connect(new StreamTransport(input, output));
    expect((await client.listTools()).map(({ name }) => name)).toContain("generate_skill");
    await client[Symbol.asyncDispose]();
    expect(await exited()).toBe(0);
    expect(await errors).toBe("");
  });
});

it("ends when it is terminated", async () => {
  await using directory = await createSkillHome();
  const { child, input, output } = directory.start("mcp");
  const [, connect] = mcpClients[0] ?? [];
  await using _client = await connect?.(new StreamTransport(input, output));
  child.kill("SIGTERM");
  const [code, signal] = await once(child, "close");
  expect([code, signal]).toEqual([0, null]);
});
