import { expect, it } from "vitest";
import { identifier } from "./identifier.ts";

it.each([
  ["triage escalation", "triage_escalation"],
  ["__A--b  C_", "a_b_c"],
  ["123 go", "skill_123_go"],
  ["naïve Ж", "na_ve"],
  ["日本語!", "compiled_skill"],
])("makes %j into %s", (name, result) => {
  expect(identifier(name)).toBe(result);
});
