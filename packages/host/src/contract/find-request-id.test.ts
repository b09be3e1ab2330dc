import { expect, it } from "vitest";
import { findRequestId } from "./find-request-id.ts";

it.each([
  ["cut short", '{"v":1,"request_id":"a-1","command":"host.ping","payload":{"x":', "a-1"],
  ["broken before the id", '{"v":oops,"request_id":"a-1"}', "a-1"],
  ["with escapes", String.raw`{"request_id":"a\"\u00e9","v"`, 'a"é'],
  ["a number", '{"request_id": 7,', "7"],
  ["after an object", '{"payload":{"request_id":"inner"},"request_id":"outer",', "outer"],
  ["only inside the payload", '{"payload":{"request_id":"inner"},', "parse-error"],
  ["a value that reads like the key", '{"command":"request_id","v":1', "parse-error"],
  ["of another type", '{"request_id":null,', "parse-error"],
  ["cut within the id", '{"request_id":"abc', "parse-error"],
  ["behind the end", '{"v":1} {"request_id":"next"', "parse-error"],
  ["no object", "request_id: 7", "parse-error"],
  ["nothing", "", "parse-error"],
])("finds the id in text that is %s", (_what, text, id) => {
  expect(findRequestId(text)).toBe(id);
});

it.each([
  ["unclosed brackets and quotes", '{"'],
  ["escaped quotes", '\\"'],
  ["backslashes", "\\"],
])("takes linear time on a megabyte of %s", (_what, part) => {
  const text = `{"${part.repeat(500_000)}`;
  const started = performance.now();
  expect(findRequestId(text)).toBe("parse-error");
  expect(performance.now() - started).toBeLessThan(2_000);
});
