import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHostServer, openWorkspace } from "@skillwright/host";
import { expect, it, vi } from "vitest";

/** Runs one command on a data directory that is opened for it alone, as after a restart. */
async function commandAfterRestart(home: string, command: string, payload: object) {
  await using workspace = await openWorkspace({
    home,
    environment: { PATH: process.env["PATH"], SKILLWRIGHT_DISCOVERY_EMBEDDER: "use" },
  });
  const server = createHostServer(workspace);
  const answer = await server.handle({ v: 1, request_id: "r", command, payload });
  if (!answer.ok) throw new Error(answer.error);
  return JSON.parse(JSON.stringify(answer.payload));
}

it("keeps an attempt and what became of it across restarts, and cleans up after a rejection", async () => {
  const home = await mkdtemp(join(tmpdir(), "skillwright-test-"));
  const run = (command: string, payload: object) => commandAfterRestart(home, command, payload);
  const staged = () => readdir(join(home, "staging"));
  const intent = "convert temperatures from Celsius to Fahrenheit";
  const { attempt_id, skill_id, proposal } = await run("skill.generate", {
    intent,
    // The quickest author: no template is looked for.
    author: "scaffold",
  });
  for (const id of [attempt_id, skill_id]) {
    expect(await run("skill.generate.status", { skill_id: id })).toMatchObject({
      skill_id,
      status: "not_found",
      attempt: { attempt_id, intent, status: "proposed", digest: proposal.digest },
    });
  }
  expect(await staged()).toEqual([attempt_id]);
  await run("skill.proposal.reject", { digest: proposal.digest });
  expect(await run("skill.generate.status", { skill_id: attempt_id })).toMatchObject({
    status: "not_found",
    attempt: { status: "rejected" },
  });
  expect(await staged()).toEqual([]);
  expect(await run("skill.proposal.list", {})).toEqual({ proposals: [] });
  await rm(home, { recursive: true, force: true });
});

it("lets a proposal expire after seven days: nobody can approve it, and its files are gone", async () => {
  const home = await mkdtemp(join(tmpdir(), "skillwright-test-"));
  const run = (command: string, payload: object) => commandAfterRestart(home, command, payload);
  const propose = (intent: string) => run("skill.generate", { intent, author: "scaffold" });
  const first = await propose("water the plants");
  const second = await propose("feed the cat");
  const day = 24 * 60 * 60 * 1000;
  const now = Date.now();
  try {
    // Only the date: whatever waits still waits in real time.
    vi.useFakeTimers({ toFake: ["Date"], now: now + 6.9 * day });
    expect((await run("skill.proposal.list", {})).proposals).toHaveLength(2);
    vi.setSystemTime(now + 7.1 * day);
    const { digest } = first.proposal;
    await expect(run("skill.proposal.approve", { digest })).rejects.toThrow("expired already");
    expect(await run("skill.python.list", {})).toMatchObject({ skills: [] });
    expect(await readdir(join(home, "staging"))).toEqual([second.attempt_id]);
    for (const { attempt_id } of [first, second]) {
      expect(await run("skill.generate.status", { skill_id: attempt_id })).toMatchObject({
        status: "not_found",
        attempt: { attempt_id, status: "expired" },
      });
    }
    expect(await readdir(join(home, "staging"))).toEqual([]);
    expect(await run("skill.proposal.list", {})).toEqual({ proposals: [] });
  } finally {
    vi.useRealTimers();
    await rm(home, { recursive: true, force: true });
  }
});
