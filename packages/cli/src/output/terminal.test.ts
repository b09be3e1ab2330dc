import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { createTerminal, cutToWidth, printable } from "./terminal.ts";

function createStreams(environment: NodeJS.ProcessEnv, isTTY: boolean) {
  const [stdin, stdout, stderr] = [0, 1, 2].map(() => Object.assign(new PassThrough(), { isTTY }));
  if (!stdin || !stdout || !stderr) throw new Error("three streams");
  return { stdin, stdout, stderr, environment, cwd: "/" };
}

it.each([
  ["plain text", "plain text"],
  ["two\nlines\tand a tab", "two\nlines\tand a tab"],
  ["\u001b[2Jforged", "\\u{1b}[2Jforged"],
  ["right\u202eleft", "right\\u{202e}left"],
  ["bell\u0007", "bell\\u{7}"],
  ["👩‍🚀 中文", "👩‍🚀 中文"],
])("prints %j as %j", (text, shown) => {
  expect(printable(text)).toBe(shown);
});

it.each([
  ["short", 10, "short"],
  ["exactly ten", 11, "exactly ten"],
  ["a little too long", 8, "a littl…"],
  ["中文字符", 5, "中文…"],
  ["👩‍🚀👩‍🚀👩‍🚀", 4, "👩‍🚀…"],
])("cuts %j to %i columns as %j", (text, width, cut) => {
  expect(cutToWidth(text, width)).toBe(cut);
});

it.each([
  [{}, true, true],
  [{ NO_COLOR: "1" }, true, false],
  [{ NO_COLOR: "" }, true, true],
  [{ TERM: "dumb" }, true, false],
  [{}, false, false],
])("with %j on a terminal (%s) colours: %s", (environment, isTTY, coloured) => {
  const streams = createStreams(environment, isTTY);
  const terminal = createTerminal(streams);
  terminal.print(terminal.style("red", "text"));
  expect(String(streams.stdout.read())).toBe(coloured ? "\u001b[31mtext\u001b[39m\n" : "text\n");
});

it("asks nobody where there is no terminal, or in CI", () => {
  expect(createTerminal(createStreams({}, true)).interactive).toBe(true);
  expect(createTerminal(createStreams({}, false)).interactive).toBe(false);
  expect(createTerminal(createStreams({ CI: "true" }, true)).interactive).toBe(false);
});

it("drops notices when it has to be quiet", () => {
  const streams = createStreams({}, false);
  createTerminal(streams, { quiet: true }).notice("unheard");
  expect(streams.stderr.read()).toBeNull();
});
