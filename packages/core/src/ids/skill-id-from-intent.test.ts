import { expect, it } from "vitest";
import { SkillwrightError } from "../errors/skillwright-error.ts";
import { isSkillId } from "./is-skill-id.ts";
import { skillIdFromIntent } from "./skill-id-from-intent.ts";

it.each([
  ["track BTC/USD price & alert me", "track-btc-usd-price-alert-me"],
  ["send slack messages", "send-slack-messages"],
  ["  --Send__mail--  ", "send__mail"],
  ["a - _ b", "a-b"],
  ["Zażółć gęślą jaźń", "zazolc-gesla-jazn"],
  ["Straße für Ærøskøbing", "strasse-fur-aeroskobing"],
  ["İstanbul ışık", "istanbul-isik"],
  ["open the ﬁle №5 in Word™", "open-the-file-5-in-word"],
  ["🎉 plan a party 🎉", "plan-a-party"],
])("%j becomes %s, with nothing lost", (intent, id) => {
  expect(skillIdFromIntent(intent)).toBe(id);
});

it.each([
  ["привет world", /^world-[0-9a-f]{8}$/],
  ["天気を教えて", /^skill-[0-9a-f]{8}$/],
  ["count ٣ cats", /^count-cats-[0-9a-f]{8}$/],
  ["🎉🎉", /^skill-[0-9a-f]{8}$/],
])("%j keeps what is Latin and adds a hash", (intent, pattern) => {
  expect(skillIdFromIntent(intent)).toMatch(pattern);
});

it("cuts a long intent between two words", () => {
  const intent = "check the weather in berlin every morning at seven and warn me of rain";
  expect(skillIdFromIntent(intent)).toMatch(
    /^check-the-weather-in-berlin-every-morning-at-seven-[0-9a-f]{8}$/,
  );
});

it("cuts a single long word where it must", () => {
  expect(skillIdFromIntent("x".repeat(61))).toMatch(/^x{51}-[0-9a-f]{8}$/);
});

it("keeps an intent of exactly 60 characters", () => {
  expect(skillIdFromIntent("x".repeat(60))).toBe("x".repeat(60));
});

it("tells apart long intents with the same beginning", () => {
  const beginning = "send a message to everybody who is invited to the party on ";
  expect(skillIdFromIntent(`${beginning}monday`)).not.toBe(skillIdFromIntent(`${beginning}friday`));
});

it("gives composed and decomposed spellings one id", () => {
  expect(skillIdFromIntent("почитай".normalize("NFD"))).toBe(skillIdFromIntent("почитай"));
});

it.each(["", "  \n", "\u200b\u00a0"])("refuses the blank intent %j", (intent) => {
  const refused = expect(() => skillIdFromIntent(intent));
  refused.toThrow(SkillwrightError);
  refused.toThrow(
    expect.objectContaining({ code: "intent-blank", message: expect.stringContaining("empty") }),
  );
});

it.each(["word ", "ü", "e\u0301\u0327\u0316", "字", "-_"])(
  "gives 10,000 characters of %j a valid id of at most 60",
  (piece) => {
    const id = skillIdFromIntent(piece.repeat(10_000 / piece.length));
    expect(isSkillId(id)).toBe(true);
    expect(id.length).toBeLessThanOrEqual(60);
  },
);
