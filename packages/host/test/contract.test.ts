import { readFile } from "node:fs/promises";
import { createHostServer, hostCommands } from "@skillwright/host";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { contractDocuments } from "../scripts/contract-documents.ts";
import {
  membersOf,
  type SampledSchema,
  sampleOf,
  samplesOfWrongType,
} from "./support/json-samples.ts";
import { openTemporaryWorkspace, type TemporaryWorkspace } from "./support/temporary-workspace.ts";

it.each(Object.entries(contractDocuments()))(
  "docs/contract/generated/%s is up to date",
  async (name, document) => {
    const file = new URL(`../../../docs/contract/generated/${name}`, import.meta.url);
    const text = await readFile(file, "utf8");
    expect(JSON.parse(text), "run: pnpm --filter @skillwright/host contract").toEqual(
      JSON.parse(JSON.stringify(document)),
    );
  },
);

const commands = Object.values(hostCommands).map(({ name, payload, result }) => ({
  name,
  payload: toSchema(payload, "input"),
  result: toSchema(result, "input"),
}));

function toSchema(schema: z.ZodType, io: "input" | "output"): SampledSchema {
  return JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io })));
}

let temporary: TemporaryWorkspace;
beforeAll(async () => {
  temporary = await openTemporaryWorkspace();
});
afterAll(() => temporary[Symbol.asyncDispose]());

describe.each(commands)("$name", ({ name, payload, result }) => {
  const received: unknown[] = [];
  const answered = sampleOf(result);
  /** Every command answers a sample of its result, so that the contract alone is judged. */
  async function send(sent: unknown) {
    const handlers = {
      [name]: async (given: unknown) => {
        received.push(given);
        return answered;
      },
    };
    const server = createHostServer(temporary.workspace, { handlers });
    return server.handle({ v: 1, request_id: "r-1", command: name, payload: sent });
  }

  it("takes a valid payload and answers its result", async () => {
    const sent = sampleOf(payload);
    expect(await send(sent)).toEqual({
      v: 1,
      request_id: "r-1",
      ok: true,
      payload: answered,
      error: null,
    });
    expect(received.pop()).toMatchObject(Object(sent));
  });

  it("tolerates members that it does not know", async () => {
    const answer = await send({ ...Object(sampleOf(payload)), of_a_later_version: [1] });
    expect(answer).toMatchObject({ ok: true, request_id: "r-1" });
  });

  for (const { name: member, schema, required } of membersOf(payload)) {
    it(`${required ? "refuses a payload" : "takes a payload"} without ${member}`, async () => {
      const { [member]: _left, ...rest } = Object(sampleOf(payload));
      const answer = await send(rest);
      if (!required) return expect(answer).toMatchObject({ ok: true });
      expect(answer).toMatchObject({
        ok: false,
        request_id: "r-1",
        error_code: "payload-invalid",
        error: expect.stringContaining(`${name} is invalid: ${member}`),
        details: { issues: [{ path: member }] },
      });
    });

    it.each(samplesOfWrongType(schema).map((value) => [JSON.stringify(value), value]))(
      `refuses %s as ${member}`,
      async (_text, value) => {
        const answer = await send({ ...Object(sampleOf(payload)), [member as string]: value });
        expect(answer).toMatchObject({
          ok: false,
          request_id: "r-1",
          error_code: "payload-invalid",
          error: expect.stringContaining(member),
        });
      },
    );
  }
});
