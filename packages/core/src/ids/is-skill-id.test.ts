import { expect, it } from "vitest";
import { isSkillId } from "./is-skill-id.ts";

it.each(["a", "7", "my-skill_123", "a-", "x".repeat(64)])("accepts %s", (text) => {
  expect(isSkillId(text)).toBe(true);
});

it.each(["", "-a", "_a", "A", "a b", "a/b", "..", "a\n", "é", "x".repeat(65)])(
  "refuses %j",
  (text) => {
    expect(isSkillId(text)).toBe(false);
  },
);
