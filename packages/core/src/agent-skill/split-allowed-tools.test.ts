import { expect, it } from "vitest";
import { splitAllowedTools } from "./split-allowed-tools.ts";

it.each([
  ["Read", ["Read"]],
  ["Bash(git:*) Read", ["Bash(git:*)", "Read"]],
  ["Bash(npm run *) Read", ["Bash(npm run *)", "Read"]],
  ["Read, Write,Edit", ["Read", "Write", "Edit"]],
  ["Bash(a, b (c d)) Read", ["Bash(a, b (c d))", "Read"]],
  ["Read) Write", ["Read)", "Write"]],
  ["Bash(never closed Read", ["Bash(never closed Read"]],
  ["  ", []],
])("splits %j outside parentheses", (text, items) => {
  expect(splitAllowedTools(text)).toEqual(items);
});
