import { expect, it } from "vitest";
import { words } from "./words.ts";

it.each([
  ["SendGrid's API", ["sendgrid", "api"]],
  ["AclApi.add_mapping", ["aclapi", "add", "mapping"]],
  ["What's the café's MENU?", ["what", "the", "cafe", "menu"]],
  ["天气预报", ["天气", "气预", "预报"]],
  ["Gmailでメール送信", ["gmail", "でメ", "メー", "ール", "ル送", "送信"]],
  ["!!!", []],
])("splits %j", (text, expected) => {
  expect(words(text)).toEqual(expected);
});
