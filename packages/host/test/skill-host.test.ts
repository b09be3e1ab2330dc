import { execFile } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createHostClient } from "@skillwright/host";
import { checkSandboxSupport } from "@skillwright/python-runtime";
import { expect, it } from "vitest";
import { createSkillHome, skillCommand, testEnvironment } from "./support/skill-host.ts";

const { available: sandbox } = await checkSandboxSupport();
const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const intent = "convert temperatures from Celsius to Fahrenheit";

it("generates, approves and runs through the typed client, and tells what happened", async () => {
  await using directory = await createSkillHome();
  const { input, output, errors, exited } = directory.start("host");
  const client = createHostClient({ input, output });
  const events: string[] = [];
  using _listening = client.subscribe(({ event }) => events.push(event));
  const phases: string[] = [];
  const outcome = await client.call(
    "skill.generate",
    // The quickest author: what templates do is shown below.
    { intent, author: "scaffold" },
    { onProgress: ({ phase }) => phases.push(phase) },
  );
  if (outcome.status !== "proposed") throw new Error(`unexpectedly ${outcome.status}`);
  expect(phases).toContain("authoring");
  const { digest } = outcome.proposal;
  const installed = await client.call("skill.proposal.approve", { digest });
  expect(installed).toMatchObject({ status: "installed", skill_id: outcome.skill_id });

  const { skill_id } = outcome;
  expect(await client.call("skill.invoke", { skill_id })).toMatchObject({
    success: false,
    result: null,
    error_code: "not-written-yet",
  });
  expect(events.filter((name) => name !== "command.progress")).toEqual([
    "skill.generated",
    "skill.state_changed",
    "skill.generated",
    "skill.executed",
  ]);
  await client.close();
  expect(await exited()).toBe(0);
  expect(await errors).toBe("");
});

it.skipIf(!sandbox)("installs a package and moves it through its lifecycle", async () => {
  await using directory = await createSkillHome();
  await using client = createHostClient(directory.start("host"));
  const package_dir = fixture("greets");
  const skill_id = "greets";
  const proposed = await client.call("skill.python.install", { package_dir });
  expect(proposed).toMatchObject({
    id: skill_id,
    name: "Greets",
    version: "1.0.0",
    status: "proposed",
    last_error: null,
    proposal: { author: "person", complete: true },
  });
  expect(await client.call("skill.python.list", {})).toMatchObject({ skills: [] });
  const { digest } = proposed.proposal;
  expect(await client.call("skill.proposal.approve", { digest })).toMatchObject({ skill_id });
  await expect(client.call("skill.python.install", { package_dir })).rejects.toMatchObject({
    code: "skill-id-taken",
  });
  const lifecycle = { skill_id, status: "disabled" } as const;
  await client.call("skill.python.advance_status", lifecycle);
  await expect(client.call("skill.python.advance_status", lifecycle)).rejects.toMatchObject({
    code: "skill-transition-refused",
  });
  expect(await client.call("skill.python.activate", { skill_id })).toEqual({
    accepted: true,
    skill_id,
    status: "active",
    version: "1.0.0",
  });
  const again = { package_dir, upgrade: true, confirm: true };
  expect(await client.call("skill.python.install", again)).toMatchObject({ status: "active" });
  expect(await client.call("skill.health.check", {})).toMatchObject({
    checked: 1,
    skills: [{ skill_id, health: "ok", failures_in_a_row: 0, lifecycle_status: "active" }],
  });
  expect(await client.call("skill.python.start", { skill_name: "Greets" })).toMatchObject({
    skill_id,
    health: "ok",
  });

  // Its process runs before it is stopped: what is shown is the end of a call, not of a start.
  const greeting = await client.call("skill.invoke", { skill_id, input: { name: "Ada" } });
  expect(greeting).toMatchObject({ success: true, result: { greeting: "Hello, Ada!" } });
  const waits = client.call("skill.invoke", { skill_id, action: "wait", input: { seconds: 60 } });
  waits.catch(() => {});
  while ((await client.call("runtime.status", {})).commands.length < 2) {}
  expect(await client.call("skill.python.stop", { skill_name: skill_id })).toMatchObject({
    stopped: 1,
  });
  await expect(waits).rejects.toMatchObject({ code: "cancelled" });

  await client.call("skill.python.disable", { skill_id });
  await expect(client.call("skill.invoke", { skill_id })).rejects.toMatchObject({
    code: "skill-not-runnable",
  });
  await client.call("skill.python.quarantine", { skill_id, reason: "looks odd" });
  expect(await client.call("skill.show", { skill_id })).toMatchObject({
    status: "quarantined",
    last_error: "looks odd",
  });
  await expect(client.call("skill.python.rollback", { skill_id })).rejects.toMatchObject({
    code: "rollback-unavailable",
  });
  expect(await client.call("skill.health.status", {})).toMatchObject({
    total: 1,
    skills: [{ skill_id, status: "quarantined", runnable: false, quarantined: true }],
  });
});

it.skipIf(!sandbox)("refuses a package that does not run, with every finding", async () => {
  await using directory = await createSkillHome();
  await using client = createHostClient(directory.start("host"));
  const package_dir = fixture("never-answers");
  await expect(client.call("skill.python.install", { package_dir })).rejects.toMatchObject({
    code: "skill-invalid",
    cause: { diagnostics: [{ severity: "error" }] },
  });
  expect(await client.call("skill.python.list", {})).toMatchObject({ skills: [] });
});

it.skipIf(!sandbox)("tells of what another process does to the skills", async () => {
  await using directory = await createSkillHome();
  await using client = createHostClient(directory.start("host"));
  const { promise: changed, resolve } = Promise.withResolvers<unknown>();
  using _listening = client.subscribe(({ event, payload }) => {
    if (event === "skill.state_changed") resolve(payload);
  });
  await client.call("host.ping", {});
  await using other = createHostClient(directory.start("host"));
  const payload = { package_dir: fixture("greets"), confirm: true };
  await other.call("skill.python.install", payload);
  expect(await changed).toEqual({ skill_id: "greets", from: null, to: "active" });
});

it("refuses a line of 100 MB without keeping it, and answers the next", async () => {
  await using directory = await createSkillHome();
  const { child, input, output } = directory.start("host");
  const answers = createInterface({ input: output })[Symbol.asyncIterator]();
  input.write('{"v":1,"request_id":"first","command":"host.ping"}\n');
  await answers.next();
  input.write('{"v":1,"request_id":"huge","command":"host.ping","payload":{"x":"');
  const chunk = Buffer.alloc(1_000_000, "x");
  let mostMemory = 0;
  async function* filler() {
    for (let sent = 0; sent < 100; sent += 1) {
      yield chunk;
      mostMemory = Math.max(mostMemory, await residentBytes(child.pid));
    }
    yield '"}}\n{"v":1,"request_id":"next","command":"host.ping"}\n';
  }
  const before = await residentBytes(child.pid);
  const sending = pipeline(Readable.from(filler()), input);
  for (const expected of [
    { request_id: "huge", ok: false, error_code: "line-too-long" },
    { request_id: "next", ok: true },
  ]) {
    const { value } = await answers.next();
    expect(JSON.parse(String(value))).toMatchObject(expected);
  }
  await sending;
  expect(mostMemory - before).toBeLessThan(100 * 1024 * 1024);
});

/** Resident memory of a process; 0 where there is no /proc. */
async function residentBytes(pid: number | undefined): Promise<number> {
  const pages = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => "0 0");
  return Number(pages.split(" ")[1]) * 4096;
}

it("answers what runs with cancelled, and leaves nothing behind, when it is terminated", async () => {
  await using directory = await createSkillHome();
  const { child, input, output, errors } = directory.start("host");
  const client = createHostClient({ input, output });
  const started = Promise.withResolvers<void>();
  const call = client.call("skill.generate", { intent }, { onProgress: () => started.resolve() });
  call.catch(() => {});
  await started.promise;
  child.kill("SIGTERM");
  await expect(call).rejects.toMatchObject({ code: "cancelled" });
  const [code, signal] = await once(child, "close");
  expect([code, signal]).toEqual([0, null]);
  expect(await errors).toBe("");
});

it("is driven by forty lines of plain Python", async () => {
  await using directory = await createSkillHome();
  const script = fileURLToPath(
    new URL("../../../examples/python-client/client.py", import.meta.url),
  );
  const args = [script, ...skillCommand, "--home", directory.home, "host"];
  const { stdout, stderr } = await promisify(execFile)("python3", args, {
    env: testEnvironment,
  });
  const id = "convert-temperatures-from-celsius-to-fahrenheit";
  expect(stdout.split("\n")).toEqual([
    expect.stringMatching(`^proposed ${id} by template as sha256:[0-9a-f]{8}$`),
    `installed ${id}`,
    expect.stringMatching(/^convert \{.*"celsius".*\} -> \{.*\}$/),
    "",
  ]);
  expect(stderr).toContain("skill.generated");
});
