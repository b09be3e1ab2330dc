import { readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SkillProposal } from "@skillwright/generator";
import { expect, it, vi } from "vitest";
import { authorOf } from "./authors.ts";
import { openPipeline, type Pipeline } from "./open-pipeline.ts";

async function propose({ generator }: Pipeline, intent: string): Promise<SkillProposal> {
  const outcome = await generator.generate(intent, { force: true });
  if (outcome.status !== "proposed") throw new Error(JSON.stringify(outcome));
  return outcome.proposal;
}

it("installs, activates and indexes exactly what was proposed", async () => {
  await using pipeline = await openPipeline();
  const { generator, store, index, stagingDirectory } = pipeline;
  const proposal = await propose(pipeline, "fold a paper crane");
  const outcome = await generator.install(proposal);
  expect(outcome).toMatchObject({ status: "installed", skillId: "fold-a-paper-crane" });
  expect(store.get("fold-a-paper-crane")).toMatchObject({
    state: "active",
    versionDigest: proposal.digest,
    approvalDigest: proposal.digest,
    author: "scaffold",
    shipped: true,
  });
  expect(await index.has("fold-a-paper-crane")).toBe(true);
  expect(await readdir(stagingDirectory)).toEqual([]);
  expect(generator.attempt("fold-a-paper-crane")).toMatchObject({
    status: "installed",
    phases: ["authoring", "validating", "installing", "indexing"].map((phase) => ({ phase })),
  });
});

it("installs although the index cannot be written, says so, and indexes it later", async () => {
  await using pipeline = await openPipeline();
  const { generator, store, index, syncIndex, root } = pipeline;
  await generator.install(await propose(pipeline, "fold a paper crane"));
  const data = join(root, "index", "skills.lance", "data");
  await rename(data, `${data}-aside`);
  await writeFile(data, "nothing can be written into a file as if it were a directory");
  const outcome = await generator.install(await propose(pipeline, "peel a juicy orange"));
  expect(outcome).toMatchObject({
    status: "installed",
    indexProblem: {
      message: expect.stringMatching(/^could not \w+.* the index at .*skills\.lance/),
    },
  });
  expect(store.get("peel-a-juicy-orange")).toMatchObject({ state: "active" });
  expect(generator.proposals()).toEqual([]);

  await rm(data);
  await rename(`${data}-aside`, data);
  expect(await index.has("peel-a-juicy-orange")).toBe(false);
  await syncIndex(index);
  expect(await index.has("peel-a-juicy-orange")).toBe(true);
});

it("refuses a proposal whose staged files were changed after it was shown", async () => {
  await using pipeline = await openPipeline();
  const { generator, store, stagingDirectory } = pipeline;
  const { digest } = await propose(pipeline, "fold a paper crane");
  const [attempt = ""] = await readdir(stagingDirectory);
  await writeFile(join(stagingDirectory, attempt, "skill.py"), "print('something else')\n");
  await expect(generator.install(digest)).rejects.toMatchObject({ code: "proposal-changed" });
  expect(store.list()).toEqual([]);
});

it("refuses a second decision and an unknown digest", async () => {
  await using pipeline = await openPipeline();
  const { generator } = pipeline;
  const { digest } = await propose(pipeline, "fold a paper crane");
  await generator.reject(digest);
  await expect(generator.install(digest)).rejects.toMatchObject({ code: "proposal-decided" });
  await expect(generator.reject(digest)).rejects.toMatchObject({ code: "proposal-decided" });
  await expect(generator.install("sha256:00")).rejects.toMatchObject({
    code: "proposal-not-found",
  });
});

it("keeps one proposal for the same content", async () => {
  await using pipeline = await openPipeline();
  const first = await propose(pipeline, "fold a paper crane");
  const second = await propose(pipeline, "fold a paper crane");
  expect(second.digest).toBe(first.digest);
  expect(pipeline.generator.proposals()).toHaveLength(1);
  expect(await readdir(pipeline.stagingDirectory)).toHaveLength(1);
});

it("drops a proposal after seven days", async () => {
  await using pipeline = await openPipeline();
  const { generator } = pipeline;
  const { digest } = await propose(pipeline, "fold a paper crane");
  const later = Date.now() + 8 * 24 * 60 * 60 * 1000;
  using clock = vi.spyOn(Date, "now").mockReturnValue(later);
  await propose(pipeline, "fold a paper boat");
  expect(clock).toHaveBeenCalled();
  expect(generator.proposals().map(({ skillId }) => skillId)).toEqual(["fold-a-paper-boat"]);
  await expect(generator.install(digest)).rejects.toMatchObject({ code: "proposal-decided" });
});

it("installs nothing when the skill fails where it is installed", async () => {
  // Answers only while its package directory is the staging directory.
  await using pipeline = await openPipeline([
    authorOf((skill) => {
      skill.script = skill.script.replace(
        "import json",
        "import json\nif 'staging' not in __file__:\n    raise SystemExit(4)",
      );
    }),
  ]);
  const { generator, store } = pipeline;
  const { digest } = await propose(pipeline, "fold a paper crane");
  await expect(generator.install(digest)).rejects.toMatchObject({ code: "skill-invalid" });
  expect(store.list()).toEqual([]);
  expect(generator.proposals()).toHaveLength(1);
});

it("finishes an installation that was cut off after the store's commit", async () => {
  await using pipeline = await openPipeline();
  const { generator, store, index } = pipeline;
  const proposal = await propose(pipeline, "fold a paper crane");
  const [attempt = ""] = await readdir(pipeline.stagingDirectory);
  await store.install(join(pipeline.stagingDirectory, attempt), {
    state: "active",
    approval: { digest: proposal.digest },
  });
  expect(await generator.install(proposal)).toMatchObject({ status: "installed" });
  expect(generator.proposals()).toEqual([]);
  expect(await index.has(proposal.skillId)).toBe(true);
});

it("tells a deleted index everything again", async () => {
  await using pipeline = await openPipeline();
  const { generator, index } = pipeline;
  await generator.install(await propose(pipeline, "fold a paper crane"));
  await index.remove(["fold-a-paper-crane"]);
  await generator.generate("knit a scarf");
  expect(await index.has("fold-a-paper-crane")).toBe(true);
});
