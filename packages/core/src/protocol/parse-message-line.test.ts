import { expect, it } from "vitest";
import { parseMessageLine } from "./parse-message-line.ts";

it.each([
  ['{"jsonrpc":"2.0","id":1,"result":null}', { kind: "response", id: 1, result: null }],
  ['  {"jsonrpc":"2.0","id":0,"result":[1]}\r\n', { kind: "response", id: 0, result: [1] }],
  [
    '{"jsonrpc":"2.0","id":1,"result":2,"error":{"code":1,"message":"x"}}',
    { kind: "response", id: 1, result: 2 },
  ],
  [
    '{"jsonrpc":"2.0","id":3,"error":{"code":-32601,"message":"no","data":{"a":1}},"more":true}',
    { kind: "error", id: 3, error: { code: -32601, message: "no", data: { a: 1 } } },
  ],
  [
    '{"jsonrpc":"2.0","method":"skill.progress","params":{"done":1}}',
    { kind: "notification", method: "skill.progress", params: { done: 1 } },
  ],
  ['{"jsonrpc":"2.0","method":"ping"}', { kind: "notification", method: "ping" }],
])("reads %s", (line, message) => {
  expect(parseMessageLine(line)).toStrictEqual(message);
});

it.each([
  ["", "empty message line"],
  [" \n", "empty message line"],
  ["Downloading…", "not JSON"],
  ["7", "not a JSON object"],
  ['[{"jsonrpc":"2.0","id":1,"result":1}]', "not a JSON object"],
  ['{"id":1,"result":1}', "expected jsonrpc version"],
  ['{"jsonrpc":"1.0","id":1,"result":1}', "expected jsonrpc version"],
  ['{"jsonrpc":"2.0","id":1}', "neither result nor error"],
  ['{"jsonrpc":"2.0","id":1,"method":"call the host"}', "neither result nor error"],
  ['{"jsonrpc":"2.0","id":null,"result":1}', "id"],
  ['{"jsonrpc":"2.0","id":"1","result":1}', "id"],
  ['{"jsonrpc":"2.0","id":1.5,"result":1}', "id"],
  ['{"jsonrpc":"2.0","id":1,"error":{"code":2147483648,"message":"x"}}', "error.code"],
  ['{"jsonrpc":"2.0","id":1,"error":"x"}', "error"],
  ['{"jsonrpc":"2.0"}', "method"],
])("refuses %j: %s", (line, reason) => {
  expect(() => parseMessageLine(line)).toThrow(
    expect.objectContaining({
      code: "protocol-invalid-message",
      message: expect.stringContaining(reason),
    }),
  );
});

it("quotes no more than the beginning of a long line", () => {
  expect(() => parseMessageLine("x".repeat(100_000))).toThrow(/^.{1,400}$/);
});
