import { readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { authorOf, writingAuthor } from "./authors.ts";
import { openPipeline } from "./open-pipeline.ts";

it("proposes what was written, with its files, tests and digest", async () => {
  await using pipeline = await openPipeline();
  const outcome = await pipeline.generator.generate("fold a paper crane");
  expect(outcome).toMatchObject({
    status: "proposed",
    proposal: {
      skillId: "fold-a-paper-crane",
      name: "Fold A Paper Crane",
      author: "scaffold",
      complete: false,
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      files: [{ path: "manifest.toml" }, { path: "skill.py" }],
      tests: [{ outcome: { status: "passed", error: "not-written-yet" } }],
      findings: [],
    },
  });
  expect(pipeline.store.list()).toEqual([]);
});

it("never lets where a proposal is staged leave the process", async () => {
  await using pipeline = await openPipeline();
  const outcome = await pipeline.generator.generate("fold a paper crane");
  expect(JSON.stringify(outcome)).not.toContain(pipeline.root);
});

it("tries the next author when one declines, and fails with the reason when all do", async () => {
  const declining = {
    kind: "template" as const,
    shipped: true,
    write: async () => ({ status: "declined" as const, reason: "not my trade" }),
  };
  await using pipeline = await openPipeline([declining]);
  expect(await pipeline.generator.generate("fold a crane")).toMatchObject({
    status: "failed",
    reason: "not my trade",
  });
  expect(await readdir(pipeline.stagingDirectory)).toEqual([]);
});

it.each([
  ["a script that does not parse", (skill) => (skill.script += "\ndef broken(:\n"), "syntax"],
  [
    "a script without PEP 723 block",
    (skill) => (skill.script = skill.script.replace("# /// script", "#")),
    "script-metadata-missing",
  ],
  ["an empty script", (skill) => (skill.script = " \n"), "script-empty"],
  [
    "another id than it was asked for",
    (skill) => (skill.manifest = { ...skill.manifest, id: "other" }),
    "id-changed",
  ],
  [
    "a script that crashes at the start",
    (skill) =>
      (skill.script = skill.script.replace("import json", "import json\nraise SystemExit(3)")),
    "skill-crashed",
  ],
  [
    "an acceptance test that fails",
    (skill) =>
      (skill.manifest = {
        ...skill.manifest,
        tests: [{ action: "run", input: {}, expect: 1, needs: [] }],
      }),
    "test-failed",
  ],
  [
    "a missing handler",
    (skill) => (skill.script = skill.script.replaceAll('"shutdown"', '"halt"')),
    "handler-missing",
  ],
] satisfies [string, Parameters<typeof authorOf>[0], string][])(
  "fails on %s, naming it, and proposes nothing",
  async (_what, edit, code) => {
    await using pipeline = await openPipeline([authorOf(edit)]);
    const outcome = await pipeline.generator.generate("fold a paper crane");
    expect(outcome).toMatchObject({ status: "failed" });
    const diagnostics = outcome.status === "failed" ? outcome.diagnostics : [];
    expect(diagnostics.map((diagnostic) => diagnostic.code).join(" ")).toContain(code);
    expect(pipeline.generator.proposals()).toEqual([]);
    expect(pipeline.generator.attempt("fold-a-paper-crane")).toBeUndefined();
  },
);

it.each(["../outside.py", "/tmp/outside.py", "a/../../outside.py", "con.py", "a\\b.py"])(
  "refuses to stage %s",
  async (path) => {
    await using pipeline = await openPipeline([
      writingAuthor(async ({ tools }) => tools.writeSkillFile(path, "")),
    ]);
    await expect(pipeline.generator.generate("fold a crane")).rejects.toMatchObject({
      code: "staged-file-refused",
    });
    expect(await readdir(pipeline.stagingDirectory)).toEqual([]);
  },
);

it("refuses a link that appears in staging", async () => {
  let directory = "";
  const author = authorOf(() => {});
  await using pipeline = await openPipeline([
    {
      ...author,
      async write(request) {
        const result = await author.write(request);
        const [attempt = ""] = await readdir(directory);
        await symlink("/etc/passwd", join(directory, attempt, "passwd.txt"));
        return result;
      },
    },
  ]);
  directory = pipeline.stagingDirectory;
  await expect(pipeline.generator.generate("fold a crane")).rejects.toMatchObject({
    code: "package-invalid",
  });
  expect(await readdir(pipeline.stagingDirectory)).toEqual([]);
});

it("stops when aborted, with the caller's reason and nothing staged", async () => {
  const abort = new AbortController();
  const reason = new Error("enough");
  await using pipeline = await openPipeline([
    writingAuthor(async () => {
      abort.abort(reason);
    }),
  ]);
  const { signal } = abort;
  await expect(pipeline.generator.generate("fold a crane", { signal })).rejects.toThrow();
  expect(await readdir(pipeline.stagingDirectory)).toEqual([]);
  expect(pipeline.generator.proposals()).toEqual([]);
});

it("gives another id when the derived one is taken, and refuses a taken one that was asked for", async () => {
  await using pipeline = await openPipeline();
  const { generator } = pipeline;
  const ids: string[] = [];
  for (let round = 0; round < 3; round++) {
    const outcome = await generator.generate("fold a paper crane", { force: true });
    if (outcome.status !== "proposed") throw new Error(outcome.status);
    await generator.install(outcome.proposal);
    ids.push(outcome.proposal.skillId);
  }
  expect(ids[0]).toBe("fold-a-paper-crane");
  expect(new Set(ids).size).toBe(3);
  const options = { id: "fold-a-paper-crane", force: true };
  await expect(generator.generate("fold another", options)).rejects.toMatchObject({
    code: "skill-id-taken",
  });
  await expect(generator.generate("fold", { id: "no id" })).rejects.toMatchObject({
    code: "skill-id-invalid",
  });
});

it("removes what an attempt that was killed left in staging once its week is over", async () => {
  await using pipeline = await openPipeline();
  const { generator, stagingDirectory } = pipeline;
  await generator.generate("fold a paper crane");
  await writeFile(join(stagingDirectory, "left-behind.removed"), "");
  await generator.generate("fold a paper boat", { force: true });
  expect(await readdir(stagingDirectory)).toHaveLength(2);
});
