import { expect, it } from "vitest";
import { undoes } from "./negative-prefix.ts";

it.each([
  ["unfollowing", "follow"],
  ["depublish", "published"],
  ["noncompliant", "compliant"],
  ["overbilled", "underbilled"],
  ["wireless", "wired"],
  ["prewar", "postwar"],
])("%s undoes %s", (left, right) => {
  expect([undoes(left, right), undoes(right, left)]).toEqual([true, true]);
});

it.each([
  ["under", "der"],
  ["unit", "it"],
  ["discuss", "cuss"],
  ["display", "play"],
  ["discount", "count"],
  ["imports", "ports"],
  ["report", "port"],
  ["reopen", "open"],
  ["follow", "following"],
])("%s does not undo %s", (left, right) => {
  expect([undoes(left, right), undoes(right, left)]).toEqual([false, false]);
});
