import { readdir } from "node:fs/promises";
import { expect, it } from "vitest";
import { openLlmPipeline, proposalOf } from "../llm/open-llm-pipeline.ts";
import { manifestText, scriptText, skillId, writeSkill } from "../llm/reverse-skill.ts";
import { openPipeline } from "../pipeline/open-pipeline.ts";

const done = { say: "Done." };
const first = [{ calls: writeSkill() }, done];

it("proposes a new version with its diff, and installs it in place of the old one", async () => {
  const upper = writeSkill(scriptText('str(fields["text"])[::-1].upper().lower()'));
  await using pipeline = await openLlmPipeline({ author: [...first, { calls: upper }, done] });
  const { generator, store, server } = pipeline;
  await generator.install(proposalOf(await pipeline.generate()));
  const before = store.get(skillId);
  const proposal = proposalOf(await generator.improve(skillId, "make it louder"));
  expect(proposal).toMatchObject({
    skillId,
    version: "0.2.0",
    upgrade: {
      fromVersion: "0.1.0",
      fromDigest: before?.versionDigest,
      addedPermissions: [],
      oldTests: [{ status: "passed" }],
    },
  });
  expect(proposal.diff).toMatch(/^-\s+return \{"text".*\n\+\s+return .*upper\(\)/m);
  expect(store.get(skillId)?.version).toBe("0.1.0");
  expect(server.requests.some(({ text }) => text.includes("Change the installed skill"))).toBe(
    true,
  );
  await generator.install(proposal);
  expect(store.get(skillId)).toMatchObject({ version: "0.2.0", state: "active" });
  expect(store.versions(skillId)).toHaveLength(2);
});

it("warns of old tests that fail, and names permissions that were not granted before", async () => {
  const louder = scriptText('str(fields["text"])[::-1].upper()');
  const tests = [{ action: "reverse", input: { text: "ab" }, expect: { text: "BA" }, needs: [] }];
  const permissions = { network: ["api.example.com"], read: [], write: [], subprocess: false };
  const calls = writeSkill(louder, manifestText({ tests, permissions }));
  await using pipeline = await openLlmPipeline({ author: [...first, { calls }, done] });
  await pipeline.generator.install(proposalOf(await pipeline.generate()));
  const proposal = proposalOf(await pipeline.generator.improve(skillId, "shout"));
  expect(proposal.upgrade?.addedPermissions).toEqual(["network api.example.com"]);
  expect(proposal.findings).toMatchObject([{ code: "old-test-failed", severity: "warning" }]);
  await pipeline.generator.install(proposal);
  expect(pipeline.store.get(skillId)?.permissions.network).toEqual(["api.example.com"]);
});

it("refuses a proposal whose skill has changed in the meantime, and keeps the skill", async () => {
  const one = { calls: writeSkill(scriptText('str(fields["text"])[::-1] + ""')) };
  const two = { calls: writeSkill(scriptText('"" + str(fields["text"])[::-1]')) };
  await using pipeline = await openLlmPipeline({ author: [...first, one, done, two, done] });
  const { generator, store } = pipeline;
  await generator.install(proposalOf(await pipeline.generate()));
  const early = proposalOf(await generator.improve(skillId, "change it"));
  await generator.install(proposalOf(await generator.improve(skillId, "change it otherwise")));
  const { versionDigest } = store.get(skillId) ?? {};
  await expect(generator.install(early)).rejects.toMatchObject({ code: "proposal-outdated" });
  expect(store.get(skillId)?.versionDigest).toBe(versionDigest);
});

it("needs an author that can change skills, and a skill", async () => {
  await using pipeline = await openPipeline();
  const { generator } = pipeline;
  await expect(generator.improve("nobody", "x")).rejects.toMatchObject({
    code: "skill-not-installed",
  });
  await generator.install(proposalOf(await generator.generate("fold a crane")));
  await expect(generator.improve("fold-a-crane", "x")).rejects.toMatchObject({
    code: "author-unavailable",
    message: 'no author here can change a skill written by "scaffold"',
    hint: expect.stringContaining("[llm]"),
  });
  expect(await readdir(pipeline.stagingDirectory)).toEqual([]);
});
