import { parseManifest, parseScriptMetadata } from "@skillwright/core";
import { expect, it } from "vitest";
import { compileSkill, toPythonSkill } from "../src/index.ts";
import { askSkill, installFiles, runPython } from "./python-process.ts";

const skill = compileSkill(`Skill \`ticket triage\`
Input \`ticket id\`: text
Input \`severity\`: enum(low, high)
Input \`count\`: integer
Input \`ratio\`: decimal
Input \`urgent\`: boolean
Input \`due\`: date
Input \`site\`: url
Input \`file\`: path
Input \`release\`: semver
Input \`action\`: text
Input \`prompt\`: text
Expected test \`triage TCK-7\` -> \`TCK-7 waits — नमस्ते 🎉\``);

const files = toPythonSkill(skill);

function call(method: string, params?: unknown, id: unknown = 1) {
  return { jsonrpc: "2.0", id, method, params };
}

function invoke(input: object) {
  return call("invoke", { action: "answer", prompt: "Triage TCK-7!", ...input });
}

function failure(code: number, id: unknown = 1) {
  return { jsonrpc: "2.0", id, error: { code, message: expect.any(String) } };
}

it("answers canonical and prefixed methods alike", async () => {
  const methods = ["handshake", "health", "invoke", "shutdown"];
  const params = { action: "answer", prompt: "triage tck 7" };
  const plain = await askSkill(
    files,
    methods.map((method) => call(method, params)),
  );
  const prefixed = await askSkill(
    files,
    methods.map((method) => call(`skill.${method}`, params)),
  );
  expect(prefixed).toEqual(plain);
  expect(plain).toMatchObject([
    { result: { name: "ticket-triage", version: "1.0.0", capabilities: ["invoke"] } },
    { result: { status: "ok" } },
    { result: { answer: "TCK-7 waits — नमस्ते 🎉", package_id: skill.id, cache_hit: skill.id } },
    { result: { status: "ok" } },
  ]);
});

it("is called as whoever installed it says", async () => {
  const handshake = [call("handshake", { expected_name: "mine" }), call("handshake")];
  expect(await askSkill(files, handshake, { SKILL_ID: "theirs" })).toMatchObject([
    { result: { name: "mine" } },
    { result: { name: "theirs" } },
  ]);
});

const refusals: readonly (readonly [title: string, line: object | string, response: object])[] = [
  ["what is not JSON", "{", failure(-32700, null)],
  ["numbers that JSON does not have", '{"id":1,"method":NaN}', failure(-32700, null)],
  ["numbers that cannot be sent back", '{"id":1e999}', failure(-32700, null)],
  ["nesting without end", "[".repeat(100_000), failure(-32700, null)],
  ["a batch", [call("health")], failure(-32600, null)],
  ["a request that is no object", "3", failure(-32600, null)],
  ["an id of another type", call("health", {}, [1]), failure(-32600, null)],
  ["another protocol", { id: 1, method: "health" }, failure(-32600)],
  ["a method that is no string", { jsonrpc: "2.0", id: 1, method: 1 }, failure(-32600)],
  ["an unknown method", call("teleport"), failure(-32601)],
  ["parameters that are no object", call("invoke", [1]), failure(-32602)],
  ["a name that is no string", call("handshake", { expected_name: 1 }), failure(-32602)],
  ["a call without action", call("invoke", { prompt: "x" }), failure(-32602)],
  ["an unknown action", call("invoke", { action: "run", prompt: "x" }), failure(-32602)],
  ["a call without prompt", call("invoke", { action: "answer" }), failure(-32602)],
  ["an unknown input", invoke({ colour: "red" }), failure(-32602)],
];

// One process for all: each refusal must leave it ready for the next request.
const refused = askSkill(files, [...refusals.map(([, line]) => line), call("health", {}, "last")]);

it.each(refusals.map(([title, , response], index) => ({ title, response, index })))(
  "refuses $title",
  async ({ response, index }) => {
    expect((await refused)[index]).toEqual(response);
  },
);

it("goes on after every refusal", async () => {
  expect(await refused).toHaveLength(refusals.length + 1);
  expect((await refused).at(-1)).toMatchObject({ id: "last", result: { status: "ok" } });
});

it("says that it does not know a prompt", async () => {
  const data = { code: "prompt-unknown" };
  expect(await askSkill(files, [invoke({ prompt: "triage TCK-8" })])).toMatchObject([
    { error: { code: -32000, message: 'no answer is known to "triage TCK-8"', data } },
  ]);
});

it("checks typed inputs, and the manifest describes them alike", async () => {
  const good = {
    ticket_id: "TCK-7",
    severity: "high",
    count: 3,
    ratio: 0.5,
    urgent: true,
    due: "2028-02-29",
    site: "https://example.com/a",
    file: "/tmp/a",
    release: "1.2.3-rc.1+build",
    action_2: "x",
    prompt_2: "y",
  };
  const bad = {
    ticket_id: 7,
    severity: "medium",
    count: 1.5,
    ratio: "0.5",
    urgent: 1,
    due: "2028-02-30",
    site: "example.com",
    file: "",
    release: "1.02.3",
    action_2: null,
    prompt_2: [],
  };
  const { actions } = parseManifest(files["manifest.toml"] ?? "");
  const properties = Object.keys(Object(actions[0]?.input["properties"]));
  expect(properties).toEqual(["prompt", ...Object.keys(good)]);
  expect(await askSkill(files, [invoke(good)])).toMatchObject([
    { result: { rule_id: expect.any(String) } },
  ]);
  const refusals = await askSkill(
    files,
    Object.entries(bad).map(([name, value]) => invoke({ [name]: value })),
  );
  expect(refusals).toEqual(Object.keys(bad).map(() => failure(-32602)));
});

it("does not answer a request without id, and obeys it", async () => {
  const silent = [
    { jsonrpc: "2.0", method: "health" },
    { jsonrpc: "2.0", method: "no such method" },
    "",
    { jsonrpc: "2.0", method: "shutdown" },
    call("health"),
  ];
  expect(await askSkill(files, silent)).toEqual([]);
});

it("sends back ids as they came, lone surrogates too", async () => {
  const ids = ["é🎉", "\ud800", 0, -1.5, null];
  const responses = await askSkill(
    files,
    ids.map((id) => call("health", {}, id)),
  );
  expect(responses).toEqual(ids.map((id) => expect.objectContaining({ id })));
});

it("reads bytes as UTF-8 or not at all", async () => {
  await using installed = await installFiles(files);
  const input = Buffer.concat([Buffer.from([0x22, 0xff, 0x22, 0x0a]), Buffer.from("\ufeff{}\n")]);
  const { stdout, exitCode } = await runPython([`${installed.dir}/skill.py`], input);
  expect(
    stdout
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  ).toEqual([failure(-32700, null), failure(-32700, null)]);
  expect(exitCode).toBe(0);
});

it("keeps to the length of a line", async () => {
  const long = toPythonSkill(compileSkill(`When I say \`a\`, answer \`${"é".repeat(60_000)}\``));
  const [response] = await askSkill(long, [call("invoke", { action: "answer", prompt: "a" })]);
  expect(response).toMatchObject({ id: 1, error: { data: { code: "answer-too-long" } } });
});

it("is described by metadata that Python runners read", () => {
  expect(parseScriptMetadata(files["skill.py"] ?? "")).toMatchObject({
    requiresPython: ">=3.11",
    dependencies: [],
  });
});

it("never writes a description into Python", () => {
  const other = toPythonSkill(compileSkill('When I say `"""; import os`, answer `\\"{}`'));
  expect(other["skill.py"]).toBe(files["skill.py"]);
  expect(other["characters.json"]).toBe(files["characters.json"]);
});
