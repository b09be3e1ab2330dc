import { openSkillIndex } from "@skillwright/discovery";
import type { SkillAuthor, SkillProposal } from "@skillwright/generator";
import { expect, it } from "vitest";
import { authorOf } from "./authors.ts";
import { openPipeline, type Pipeline } from "./open-pipeline.ts";

/** Writes a skill whose description is the first request, so that near ones come near. */
function describedBy(description: string): SkillAuthor {
  return authorOf((skill) => {
    skill.manifest = { ...skill.manifest, description, examples: [] };
  });
}

async function install({ generator }: Pipeline, intent: string): Promise<SkillProposal> {
  const outcome = await generator.generate(intent, { force: true });
  if (outcome.status !== "proposed") throw new Error(JSON.stringify(outcome));
  await generator.install(outcome.proposal);
  return outcome.proposal;
}

const made = "fold a paper crane for the table";
const near = "fold a red paper crane for one table";

it("never offers again, for the same words, what a person said is not the same", async () => {
  await using pipeline = await openPipeline([describedBy(made)]);
  const { generator } = pipeline;
  const { skillId } = await install(pipeline, made);
  expect(await generator.generate(near)).toMatchObject({
    status: "ask",
    candidates: [{ skillId }],
  });
  expect(await generator.generate(near)).toMatchObject({ status: "ask" });

  const told = await generator.generate(near, { notSame: [skillId] });
  expect(told).toMatchObject({ status: "proposed" });
  expect(await generator.generate(`${near.toUpperCase()} !`)).toMatchObject({ status: "proposed" });
  // Other words are another question.
  expect(await generator.generate(`${near} please`)).toMatchObject({ status: "ask" });
  // The person's word counts above the score, too.
  expect(await generator.generate(made)).toMatchObject({ status: "existing_match", skillId });
  expect(await generator.generate(made, { notSame: [skillId] })).toMatchObject({
    status: "proposed",
  });
});

it("takes --force after it has asked for the answer that none is the same", async () => {
  await using pipeline = await openPipeline([describedBy(made)]);
  const { generator } = pipeline;
  await install(pipeline, made);
  expect(await generator.generate(near)).toMatchObject({ status: "ask" });
  expect(await generator.generate(near, { force: true })).toMatchObject({ status: "proposed" });
  expect(await generator.generate(near)).toMatchObject({ status: "proposed" });
  // Nobody was asked about this one, so nothing was answered.
  const unasked = "fold a blue paper crane for one table";
  await generator.generate(unasked, { force: true });
  expect(await generator.generate(unasked)).toMatchObject({ status: "ask" });
});

it("finds a skill by the intents that it was made from and chosen for, through rebuild and upgrade", async () => {
  let version = "0.1.0";
  const author = authorOf((skill) => {
    skill.manifest = { ...skill.manifest, description: "Makes birds.", examples: [], version };
  });
  await using pipeline = await openPipeline([{ ...author, improves: "anyone" }]);
  const { generator, index } = pipeline;
  const { skillId } = await install(pipeline, made);
  expect(await generator.generate(made)).toMatchObject({
    status: "existing_match",
    skillId,
    score: 1,
  });

  const chosen = "something with wings to look at";
  expect(await generator.generate(chosen)).toMatchObject({ status: "proposed" });
  expect(await generator.generate(chosen, { sameAs: skillId })).toMatchObject({
    ...{ status: "existing_match", skillId, score: 1 },
  });
  expect(await generator.generate(chosen)).toMatchObject({ status: "existing_match", skillId });
  const [found] = await index.search("wings", { explain: true });
  expect(found).toMatchObject({ skillId });

  await pipeline.syncIndex.rebuild(index);
  expect(await generator.generate(chosen)).toMatchObject({ status: "existing_match", skillId });

  version = "0.2.0";
  const change = "make them larger";
  const improved = await generator.improve(skillId, change);
  if (improved.status !== "proposed") throw new Error(JSON.stringify(improved));
  await generator.install(improved.proposal);
  expect(pipeline.store.get(skillId)?.version).toBe("0.2.0");
  expect(await generator.generate(chosen)).toMatchObject({ status: "existing_match", skillId });
  // What was asked of the upgrade is no request for the skill.
  expect(await generator.generate(change)).toMatchObject({ status: "proposed" });

  // Said once more, the other way round, it is taken back.
  await generator.generate(chosen, { notSame: [skillId] });
  expect(await generator.generate(chosen)).toMatchObject({ status: "proposed" });
  await generator.generate(chosen, { sameAs: skillId });
  expect(await generator.generate(chosen)).toMatchObject({ status: "existing_match", skillId });

  generator.forget(skillId);
  await pipeline.syncIndex(index);
  expect(await generator.generate(chosen)).toMatchObject({ status: "proposed" });
});

it("refuses to take a skill that is not there, or not active, for the same", async () => {
  await using pipeline = await openPipeline([describedBy(made)]);
  const { generator, store } = pipeline;
  const { skillId } = await install(pipeline, made);
  store.disable(skillId);
  for (const sameAs of [skillId, "nothing"]) {
    await expect(generator.generate(near, { sameAs })).rejects.toMatchObject({
      code: "skill-not-installed",
    });
  }
  expect(await generator.generate(near)).toMatchObject({ status: "proposed" });
});

it("keeps the intents when the index is lost", async () => {
  await using pipeline = await openPipeline([describedBy("Makes birds.")]);
  const { skillId } = await install(pipeline, made);
  const { index } = pipeline;
  await index.remove([skillId]);
  await using other = await openSkillIndex({
    uri: `${pipeline.root}/other`,
    embedder: pipeline.embedder,
  });
  await pipeline.syncIndex.rebuild(other);
  expect(await other.findExisting(made)).toMatchObject({ skillId, score: 1 });
});
