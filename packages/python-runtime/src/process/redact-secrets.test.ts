import { expect, it } from "vitest";
import { createRedactor } from "./redact-secrets.ts";

it.each([
  [["hunter2"], "login hunter2 failed for hunter2", "login [redacted] failed for [redacted]"],
  [["abcd", "abcdefgh"], "key abcdefgh", "key [redacted]"],
  [["a.c$"], "a.c$ abc$", "[redacted] abc$"],
  [["a.c$1"], "a.c$1", "[redacted]"],
  [["12"], "12 items", "12 items"],
  [[], "nothing to hide", "nothing to hide"],
])("hides %j", (secrets, text, expected) => {
  expect(createRedactor(secrets)(text)).toBe(expected);
});
