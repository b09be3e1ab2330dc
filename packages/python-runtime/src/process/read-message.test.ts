import { parseMessageLine } from "@skillwright/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { readMessage } from "./read-message.ts";

const outcome = (parse: (line: string) => unknown, line: string) => {
  try {
    return parse(line);
  } catch (error) {
    return String(error);
  }
};

it.each([
  '{"jsonrpc":"2.0","id":1,"result":null}',
  '{"jsonrpc":"2.0","id":1,"result":{"a":[1]},"error":{"code":1,"message":""}}',
  '{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"no"}}',
  '{"jsonrpc":"2.0","method":"skill.progress"}',
  '{"jsonrpc":"1.0","id":1,"result":1}',
  '{"jsonrpc":"2.0","id":-1,"result":1}',
  '{"jsonrpc":"2.0","id":1.5,"result":1}',
  '{"jsonrpc":"2.0","id":"1","result":1}',
  '{"jsonrpc":"2.0","id":1}',
  "[1]",
  "null",
  "nonsense",
  "",
])("reads %j as core does", (line) => {
  expect(outcome(readMessage, line)).toEqual(outcome(parseMessageLine, line));
});

it("reads any message as core does", () => {
  const part = fc.oneof(fc.constant(undefined), fc.jsonValue(), fc.nat());
  const message = fc.record({
    jsonrpc: fc.constantFrom("2.0", "1.0"),
    id: part,
    result: part,
    error: part,
    method: part,
  });
  fc.assert(
    fc.property(message, (value) => {
      const line = JSON.stringify(value);
      expect(outcome(readMessage, line)).toEqual(outcome(parseMessageLine, line));
    }),
  );
});
