import { expect, it } from "vitest";
import { maskSecrets } from "./mask-secrets.ts";

it.each([
  ["post with sk-proj-0123456789abcdef to it", "post with [redacted] to it"],
  ["use ghp_0123456789abcdefABCDEF", "use [redacted]"],
  ["AKIAIOSFODNN7EXAMPLE please", "[redacted] please"],
  ["fetch https://me:hunter2@example.com/x", "fetch https://[redacted]@example.com/x"],
  ["log in, password: hunter2, then stop", "log in, password: [redacted], then stop"],
  ["with the API key = abcd1234", "with the API key = [redacted]"],
  ["my token is 8d7f6s5a", "my token is [redacted]"],
  ['{"secret":"s3cr3t-value"}', '{"secret":"[redacted]"}'],
  ["Authorization: Bearer abc.def", "Authorization: Bearer [redacted]"],
  ["eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.abc_def", "[redacted]"],
  ["key 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b", "key [redacted]"],
  ["-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----", "[redacted]"],
])("masks %j", (text, masked) => {
  expect(maskSecrets(text)).toBe(masked);
});

it.each([
  "send an email via SendGrid when a token expires",
  "reset a forgotten password",
  "convert 100 Celsius to Fahrenheit, then to Kelvin",
  "list the secret santa pairs",
  "count characterizations of internationalization in a text",
])("leaves %j alone", (text) => {
  expect(maskSecrets(text)).toBe(text);
});
