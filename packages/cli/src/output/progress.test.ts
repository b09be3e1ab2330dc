import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { createProgressDisplay } from "./progress.ts";

function streamsOf(isTTY: boolean, environment: NodeJS.ProcessEnv = {}) {
  const stderr = Object.assign(new PassThrough(), { isTTY, columns: 40 });
  return { stdin: new PassThrough(), stdout: new PassThrough(), stderr, environment, cwd: "/" };
}

it("draws one line on a terminal and wipes it at the end", () => {
  const streams = streamsOf(true);
  {
    using display = createProgressDisplay(streams, { quiet: false });
    display.update({ phase: "validating", message: "test 1\u001b[2J" });
  }
  expect(String(streams.stderr.read())).toBe("\r\u001b[K◐ Testing it: test 1\\u{1b}[2J\r\u001b[K");
});

it.each([
  ["no terminal", streamsOf(false), false],
  ["CI", streamsOf(true, { CI: "1" }), false],
  ["a dumb terminal", streamsOf(true, { TERM: "dumb" }), false],
  ["--quiet", streamsOf(true), true],
])("draws nothing with %s", (_what, streams, quiet) => {
  {
    using display = createProgressDisplay(streams, { quiet });
    display.update({ phase: "validating" });
  }
  expect(streams.stderr.read()).toBeNull();
});
