import { expect, it } from "vitest";
import { skillNameFromId } from "./skill-name-from-id.ts";

it.each([
  ["track-btc-usd", "Track Btc Usd"],
  ["send_mail", "Send Mail"],
  ["a--b-", "A B"],
])("names %s %s", (id, name) => {
  expect(skillNameFromId(id)).toBe(name);
});
