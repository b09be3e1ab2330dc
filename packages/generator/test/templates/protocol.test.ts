import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadTemplates, templatesDir } from "../../src/templates/load-templates.ts";
import { errorCode, startTemplate } from "./skill-session.ts";

const templates = ["_scaffold", ...(await loadTemplates()).map(({ name }) => name)];

function region(template: string, begin: string, end: string): string | undefined {
  const source = readFileSync(join(templatesDir, template, "skill.py"), "utf8");
  const from = source.indexOf(begin);
  return from < 0 ? undefined : source.slice(from, source.indexOf(end));
}

function request(method: string, params?: object, id: unknown = 1): string {
  return JSON.stringify({ jsonrpc: "2.0", id, method, params });
}

describe("the protocol part", () => {
  it.each(templates)("of %s is the one of the scaffold", (template) => {
    const markers = ["# --- skill protocol 1.0", "# --- end of the protocol"] as const;
    expect(region(template, ...markers)).toBe(region("_scaffold", ...markers));
  });

  it("that speaks HTTP is the same wherever it is", () => {
    const markers = ["# --- HTTP, the same", "# --- end of HTTP"] as const;
    const parts = templates.map((template) => region(template, ...markers));
    expect(new Set(parts.filter((part) => part !== undefined)).size).toBeLessThanOrEqual(1);
  });
});

describe.each(templates)("%s", (template) => {
  it.each(["", "skill."])("answers the methods of protocol 1.0 named %s…", async (prefix) => {
    await using skill = startTemplate(template, { SKILL_VERSION: "1.2.3" });
    expect(await skill.ask(request(`${prefix}handshake`, { expected_name: "my-skill" }))).toEqual({
      jsonrpc: "2.0",
      id: 1,
      result: {
        name: "my-skill",
        version: "1.2.3",
        protocol_version: "1.0",
        capabilities: ["invoke", "health", "shutdown"],
      },
    });
    expect(await skill.ask(request(`${prefix}health`))).toMatchObject({ result: { status: "ok" } });
    expect(await skill.ask(request(`${prefix}shutdown`))).toMatchObject({
      result: { status: "ok" },
    });
    expect(await skill.end()).toBe(0);
  });

  it("refuses an action that it does not have", async () => {
    await using skill = startTemplate(template);
    expect(errorCode(await skill.invoke("no-such-action"))).toBe("unknown-action");
  });
});

describe("a skill", () => {
  it.each([
    ["noise", "hello", -32700],
    ["half a message", '{"jsonrpc":"2.0","id":1', -32700],
    ["NaN", '{"jsonrpc":"2.0","id":1,"method":"invoke","params":{"x":NaN}}', -32700],
    [
      "a number beyond all bounds",
      '{"jsonrpc":"2.0","id":1,"method":"invoke","params":{"x":1e999}}',
      -32700,
    ],
    ["nesting without end", "[".repeat(100_000), -32700],
    ["a batch", "[]", -32600],
    ["a batch with a request", `[${request("health")}]`, -32600],
    ["a number", "5", -32600],
    ["null", "null", -32600],
    ["another version", '{"jsonrpc":"1.0","id":1,"method":"health"}', -32600],
    ["no method", '{"jsonrpc":"2.0","id":1}', -32600],
    ["an object as id", '{"jsonrpc":"2.0","id":{},"method":"health"}', -32600],
    ["an unknown method", request("explode"), -32601],
    ["parameters in a list", request("invoke", []), -32602],
    ["an invoke without an action", request("invoke"), -32602],
  ])("answers %s with an error and lives on", async (_, line, code) => {
    await using skill = startTemplate("_scaffold");
    expect(await skill.ask(line)).toMatchObject({ error: { code } });
    expect(await skill.ask(request("health"))).toMatchObject({ result: { status: "ok" } });
  });

  it("answers bytes that are no UTF-8 with an error", async () => {
    await using skill = startTemplate("_scaffold");
    expect(await skill.ask(new Uint8Array([0xff, 0xfe]))).toMatchObject({
      error: { code: -32700 },
    });
  });

  it("gives no answer to a request without an id", async () => {
    await using skill = startTemplate("_scaffold");
    skill.tell('{"jsonrpc":"2.0","method":"health"}');
    skill.tell('{"jsonrpc":"2.0","method":"explode"}');
    skill.tell("");
    expect(await skill.ask(request("health", undefined, "the next"))).toMatchObject({
      id: "the next",
    });
  });

  it("stops on a shutdown that wants no answer", async () => {
    await using skill = startTemplate("_scaffold");
    skill.tell('{"jsonrpc":"2.0","method":"shutdown"}');
    expect(await skill.end()).toBe(0);
  });

  it("ends with its input", async () => {
    await using skill = startTemplate("_scaffold");
    expect(await skill.end()).toBe(0);
  });

  it("takes its name from the environment when the handshake names none", async () => {
    await using skill = startTemplate("_scaffold", { SKILL_ID: "from-env" });
    expect(await skill.ask(request("handshake"))).toMatchObject({ result: { name: "from-env" } });
  });

  it("keeps Unicode, lone surrogates and line separators whole in any locale", async () => {
    await using skill = startTemplate("_scaffold");
    const id = 'naïve 漢字 😀 \u2028 \u2029 \u0000 \ud800 "';
    expect(await skill.ask(request("health", {}, id))).toMatchObject({ id });
  });

  it("refuses an answer that is too long for a line", async () => {
    await using skill = startTemplate("_scaffold");
    const name = "x".repeat(110_000);
    expect(await skill.ask(request("handshake", { expected_name: name }))).toMatchObject({
      error: { code: -32000, data: { code: "output-too-large", limit: 102_400 } },
    });
  });

  it("says of a scaffold that it is not written yet", async () => {
    await using skill = startTemplate("_scaffold");
    expect(errorCode(await skill.invoke("run"))).toBe("not-written-yet");
  });
});
