import { readdir } from "node:fs/promises";
import { formatManifest } from "@skillwright/core";
import type { AuthorRequest, AuthorResult, SkillAuthor } from "@skillwright/generator";
import { expect, it, vi } from "vitest";
import { createScaffold } from "../../src/templates/create-scaffold.ts";
import { openPipeline } from "./open-pipeline.ts";

/** Writes skills whose only test expects what `expected` says in each round; right is "not-written-yet". */
function repairingAuthor(expected: readonly string[]) {
  const asked: string[][] = [];
  const author: SkillAuthor = {
    kind: "llm",
    shipped: false,
    write: (request) => writeRound(request, 0),
  };
  async function writeRound(request: AuthorRequest, round: number): Promise<AuthorResult> {
    const { manifest, files } = createScaffold(request);
    const tests = [{ action: "run", input: {}, expectError: expected[round] ?? "", needs: [] }];
    await request.tools.writeSkillFile("skill.py", files["skill.py"] ?? "");
    await request.tools.writeSkillFile("manifest.toml", formatManifest({ ...manifest, tests }));
    if (round + 1 >= expected.length) return { status: "written", complete: true };
    return {
      status: "written",
      complete: true,
      revise: async (findings) => {
        asked.push(findings.map(({ code }) => code));
        return writeRound(request, round + 1);
      },
    };
  }
  return { author, asked };
}

it("gives the author what validation found until the skill passes", async () => {
  const { author, asked } = repairingAuthor(["a", "b", "not-written-yet"]);
  await using pipeline = await openPipeline([author]);
  const outcome = await pipeline.generator.generate("fold a crane");
  expect(outcome).toMatchObject({ status: "proposed", proposal: { author: "llm" } });
  expect(asked).toEqual([["test-failed"], ["test-failed"]]);
});

it("ends as failed after the last round, and keeps the files for inspection until they expire", async () => {
  const { author, asked } = repairingAuthor(["a", "b", "c", "d", "e", "not-written-yet"]);
  await using pipeline = await openPipeline([author]);
  const { generator, stagingDirectory } = pipeline;
  const outcome = await generator.generate("fold a crane");
  if (outcome.status !== "failed") throw new Error(outcome.status);
  expect(outcome.diagnostics).toMatchObject([{ code: "test-failed" }]);
  expect(asked).toHaveLength(3);
  const files = await generator.stagedFiles(outcome.attemptId);
  expect(files.map(({ path }) => path)).toEqual(["manifest.toml", "skill.py"]);
  expect(generator.attempt(outcome.attemptId)).toMatchObject({ status: "failed" });

  using clock = vi.spyOn(Date, "now").mockReturnValue(Date.now() + 8 * 24 * 60 * 60 * 1000);
  await generator.generate("fold a boat", { force: true });
  expect(clock).toHaveBeenCalled();
  expect(await readdir(stagingDirectory)).not.toContain(outcome.attemptId);
});

it("does not ask an author twice that has nothing new to say", async () => {
  const { author } = repairingAuthor(["a"]);
  const write = vi.fn(author.write);
  await using pipeline = await openPipeline([{ ...author, write }]);
  expect(await pipeline.generator.generate("fold a crane")).toMatchObject({ status: "failed" });
  expect(write).toHaveBeenCalledTimes(1);
});

it("knows no files of an attempt that never was", async () => {
  await using pipeline = await openPipeline();
  await expect(pipeline.generator.stagedFiles("nobody")).rejects.toMatchObject({
    code: "attempt-not-found",
  });
});
