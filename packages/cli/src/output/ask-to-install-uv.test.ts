import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { askToInstallUv } from "./ask-to-install-uv.ts";

const offer = {
  version: "1.2.3",
  megabytes: 25,
  directory: "/data/cache/bin",
  reason: "the skill requires Python >=3.13",
};

/** Asks, and presses this key when the question stands there. */
async function press(key: string) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  let shown = "";
  let pressed = false;
  stdout.on("data", (chunk) => {
    shown += chunk;
    if (pressed || !shown.includes("Install uv")) return;
    pressed = true;
    setImmediate(() => stdin.write(key));
  });
  const streams = { stdin, stdout, stderr, environment: {}, cwd: "/" };
  const answer = await askToInstallUv(streams, offer, new AbortController().signal);
  return { answer, shown };
}

it("says what would be installed, how it is checked, where, and why", async () => {
  const { answer, shown } = await press("y");
  expect(answer).toBe(true);
  expect(shown).toContain("the skill requires Python >=3.13");
  expect(shown).toContain("uv 1.2.3 (about 25 MB, SHA-256 checked) into /data/cache/bin?");
});

it.each([
  ["n", "no"],
  ["\r", "Enter"],
  ["\u0003", "Ctrl-C"],
])("takes %j for a no (%s)", async (key) => {
  expect((await press(key)).answer).toBe(false);
});
