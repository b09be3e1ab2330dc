import { isUtf8 } from "node:buffer";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { SkillwrightError } from "@skillwright/core";
import { hostCommands } from "@skillwright/host";
import { expect, it } from "vitest";
import { z } from "zod";
import { sampleOf } from "./support/json-samples.ts";
import { createRandom, mutateLine } from "./support/mutate-line.ts";
import { type HostLine, openStdioSession } from "./support/stdio-session.ts";

const long = process.env["SKILLWRIGHT_TEST_LONG"] === "1";
const lines = long ? 1_000_000 : 20_000;
const batch = 200;

/** Commands that are quick, whatever they are sent, and really run; the others answer an error. */
const real = new Set([
  "host.ping",
  "host.version",
  "command.cancel",
  "runtime.status",
  "skill.python.list",
  "skill.python.activate",
  "skill.python.disable",
  "skill.python.quarantine",
  "skill.python.rollback",
  "skill.python.advance_status",
  "skill.health.status",
  "skill.proposal.list",
  "skill.proposal.approve",
  "skill.proposal.reject",
  "skill.show",
  "skill.invoke",
  "skill.remove",
  "skill.credential.check",
  "skill.credential.clear",
  "skill.generate.status",
]);

const commands = Object.values(hostCommands).map(({ name, payload }) => ({
  name,
  payload: sampleOf(JSON.parse(JSON.stringify(z.toJSONSchema(payload, { io: "input" })))),
}));

const handlers = Object.fromEntries(
  commands
    .filter(({ name }) => !real.has(name))
    .map(({ name }) => [
      name,
      async (): Promise<never> => {
        throw new SkillwrightError("not here", { code: "stubbed" });
      },
    ]),
);

it(`answers each of ${lines.toLocaleString("en")} mutated lines once, with its id, and keeps nothing of them`, {
  timeout: long ? 1_800_000 : 120_000,
}, async () => {
  await using session = await openStdioSession({ handlers });
  session.read();
  const random = createRandom(8);
  let found = 0;
  let unreadable = 0;
  let settledHeap = 0;
  for (let sent = 0; sent < lines; sent += batch) {
    const sentLines = Array.from({ length: batch }, (_, index) => {
      const { name, payload } = commands[(sent + index) % commands.length] ?? {};
      const envelope = { v: 1, request_id: `f-${sent + index}`, command: name, payload };
      return mutateLine(JSON.stringify(envelope), random);
    });
    const expected = sentLines.map(expectedId).filter((id) => id !== undefined);
    const bytes = Buffer.concat(sentLines.map((line) => Buffer.concat([line, newline])));
    const cut = Math.floor(random() * bytes.length);
    session.input.write(bytes.subarray(0, cut));
    session.input.write(bytes.subarray(cut));
    const answers = await session.answered(expected.length);
    const ids = answers.map(checkAnswer);
    // Each id that can be read comes back as often as it was sent; what cannot is answered too.
    for (const id of expected) {
      if (id === unknown) continue;
      const position = ids.indexOf(id);
      expect(position, `no answer to ${id}`).toBeGreaterThanOrEqual(0);
      ids.splice(position, 1);
    }
    expect(ids).toHaveLength(expected.filter((id) => id === unknown).length);
    unreadable += ids.length;
    found += ids.filter((id) => id.startsWith("f-")).length;
    session.answers.length = 0;
    session.events.length = 0;
    if (sent === Math.floor(lines / 4 / batch) * batch) settledHeap = usedHeap();
  }
  expect(usedHeap() - settledHeap).toBeLessThan(16 * 1024 * 1024);
  // Of lines that break behind their id it is found; two of five do.
  expect(found / unreadable).toBeGreaterThan(0.3);
  expect(Object.prototype).not.toHaveProperty("polluted");
  session.send("still-there", "host.ping");
  expect(await session.answered(1)).toMatchObject([{ request_id: "still-there", ok: true }]);
});

const newline = Buffer.from("\n");

/** Stands for the id of a line that is no JSON: whatever is found in it is right. */
const unknown = Symbol("unknown");

/** The id that a line must be answered with; undefined for a blank line. */
function expectedId(line: Buffer): string | typeof unknown | undefined {
  if (!isUtf8(line)) return unknown;
  const text = line.toString();
  if (text.trim() === "") return undefined;
  try {
    const id: unknown = JSON.parse(text)?.request_id;
    return typeof id === "string" || typeof id === "number" ? String(id) : "parse-error";
  } catch {
    return unknown;
  }
}

/** Checks that it is an answer of the contract, and none that admits a defect. */
function checkAnswer(answer: HostLine): string {
  const { v, request_id, ok, error, error_code } = answer;
  if (v !== 1 || typeof request_id !== "string" || typeof ok !== "boolean") {
    throw new Error(`no answer: ${JSON.stringify(answer)}`);
  }
  if (!ok && (typeof error !== "string" || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(error_code))) {
    throw new Error(`no error: ${JSON.stringify(answer)}`);
  }
  if (error_code === "internal-error") throw new Error(`a defect: ${error}`);
  return request_id;
}

function usedHeap(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed;
}
