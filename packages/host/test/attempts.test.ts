import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHostServer, openWorkspace } from "@skillwright/host";
import { expect, it } from "vitest";

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
