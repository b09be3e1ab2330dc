import { expect, it } from "vitest";
import { encodeRequest } from "./encode-request.ts";

it("is one line of JSON-RPC 2.0", () => {
  const line = encodeRequest({ id: 1, method: "invoke", params: { text: "two\nlines" } });
  expect(line).toBe('{"jsonrpc":"2.0","id":1,"method":"invoke","params":{"text":"two\\nlines"}}\n');
});

it("leaves absent params out", () => {
  expect(encodeRequest({ id: 2, method: "health" })).toBe(
    '{"jsonrpc":"2.0","id":2,"method":"health"}\n',
  );
});

it.each([0, -1, 1.5, Number.NaN, 2 ** 53])("refuses the id %d", (id) => {
  expect(() => encodeRequest({ id, method: "health" })).toThrow(RangeError);
});
