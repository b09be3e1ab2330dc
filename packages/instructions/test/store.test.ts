import { appendFile, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type InstructionStore,
  lockFileName,
  openInstructionStore,
  renameStagedSkill,
  type StagedSkill,
  stageImport,
} from "@skillwright/instructions";
import { expect, it } from "vitest";
import { gitRepository } from "./git-repository.ts";
import { skillText, temporaryDirectory } from "./temporary-directory.ts";

it("installs exactly the files that were approved, and lists them", async () => {
  await using home = await temporaryDirectory();
  await home.write({ "from/a/SKILL.md": skillText("a"), "from/a/references/b.md": "b\n" });
  const store = openInstructionStore(join(home.path, "instructions"));
  const staged = await stageOne(join(home.path, "from"));
  await expect(store.install(staged, { approved: [] })).rejects.toMatchObject({
    code: "approval-required",
  });
  expect(await store.list()).toEqual([]);
  await store.install(staged, { approved: [staged.digest] });
  expect(await store.list()).toMatchObject([
    {
      name: "a",
      digest: staged.digest,
      files: ["SKILL.md", "references/b.md"],
      edits: [],
      diagnostics: [],
    },
  ]);
  expect((await readdir(store.dir)).sort()).toEqual(["a", lockFileName]);
});

it("never lets one skill take another's name unasked", async () => {
  await using home = await temporaryDirectory();
  await home.write({
    "one/a/SKILL.md": skillText("a", "one\n"),
    "two/a/SKILL.md": skillText("a", "two\n"),
  });
  const store = openInstructionStore(join(home.path, "instructions"));
  await approve(store, await stageOne(join(home.path, "one")));
  const other = await stageOne(join(home.path, "two"));
  await expect(approve(store, other)).rejects.toMatchObject({ code: "skill-name-taken" });
  await approve(store, renameStagedSkill(other, "a-two"));
  expect((await store.list()).map(({ name, skill }) => [name, skill?.name, skill?.body])).toEqual([
    ["a", "a", "one\n"],
    ["a-two", "a-two", "two\n"],
  ]);
  await store.install(other, { approved: [other.digest], replace: true });
  expect((await store.get("a")).skill?.body).toBe("two\n");
});

it("asks for a new approval after renaming", async () => {
  await using home = await temporaryDirectory();
  await home.write({ "a/SKILL.md": skillText("a") });
  const staged = await stageOne(home.path);
  const renamed = renameStagedSkill(staged, "b");
  const store = openInstructionStore(join(home.path, "instructions"));
  await expect(store.install(renamed, { approved: [staged.digest] })).rejects.toMatchObject({
    code: "approval-required",
  });
});

it("locks source, commit and the digest of every file", async () => {
  await using home = await temporaryDirectory();
  await using repository = await gitRepository();
  const commit = await repository.commit({
    "skills/a/SKILL.md": skillText("a"),
    "skills/a/b.md": "",
  });
  const store = openInstructionStore(home.path);
  await approve(store, await stageOne(repository.url));
  const lock = JSON.parse(await readFile(join(home.path, lockFileName), "utf8"));
  expect(lock).toEqual({
    version: 1,
    skills: {
      a: {
        source: repository.url,
        path: "skills/a",
        commit,
        digest: expect.stringMatching(/^sha256:/),
        files: {
          "SKILL.md": expect.stringMatching(/^sha256:/),
          "b.md": "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        },
      },
    },
  });
});

it("restores what the lock file says, though the source has moved on", async () => {
  await using home = await temporaryDirectory();
  await using repository = await gitRepository();
  await repository.commit({ "a/SKILL.md": skillText("a", "old\n") });
  const store = openInstructionStore(home.path);
  await approve(store, await stageOne(repository.url));
  await repository.commit({ "a/SKILL.md": skillText("a", "new\n") });
  await rm(join(home.path, "a"), { recursive: true });
  expect(await store.restore()).toEqual([{ name: "a", status: "installed" }]);
  expect((await store.get("a")).skill?.body).toBe("old\n");
  expect(await store.restore()).toEqual([{ name: "a", status: "unchanged" }]);
});

it("restores nothing that differs from the lock file", async () => {
  await using home = await temporaryDirectory();
  await home.write({ "from/a/SKILL.md": skillText("a") });
  const store = openInstructionStore(join(home.path, "instructions"));
  await approve(store, await stageOne(join(home.path, "from")));
  await appendFile(join(store.dir, "a", "SKILL.md"), "edited\n");
  await expect(store.restore()).rejects.toMatchObject({ code: "lock-mismatch" });
  await rm(join(store.dir, "a"), { recursive: true });
  await appendFile(join(home.path, "from", "a", "SKILL.md"), "moved on\n");
  await expect(store.restore()).rejects.toMatchObject({
    code: "lock-mismatch",
    message: expect.stringContaining("SKILL.md"),
  });
  expect(await store.list()).toEqual([]);
});

it.each([
  ["no JSON", "{"],
  ["a version to come", '{"version":2,"skills":{}}'],
  [
    "a name that leads elsewhere",
    `{"version":1,"skills":{"../a":{"source":"x","path":"","digest":"sha256:${"0".repeat(64)}","files":{}}}}`,
  ],
])("refuses a lock file with %s", async (_, json) => {
  await using home = await temporaryDirectory();
  await home.write({ [lockFileName]: json });
  await expect(openInstructionStore(home.path).list()).rejects.toMatchObject({
    code: "lock-invalid",
  });
});

it("says which skills have something newer, and which sources are gone", async () => {
  await using home = await temporaryDirectory();
  await using repository = await gitRepository();
  await repository.commit({ "a/SKILL.md": skillText("a"), "b/SKILL.md": skillText("b") });
  await home.write({ "gone/c/SKILL.md": skillText("c") });
  const store = openInstructionStore(join(home.path, "instructions"));
  for (const staged of (await stageImport(repository.url)).skills) await approve(store, staged);
  await approve(store, await stageOne(join(home.path, "gone")));
  await rm(join(home.path, "gone"), { recursive: true });
  const commit = await repository.commit({ "a/SKILL.md": skillText("a", "new\n") });
  expect(await store.outdated()).toMatchObject([
    { name: "a", status: "outdated", commit },
    { name: "b", status: "current" },
    { name: "c", status: "unreachable" },
  ]);
});

it("shows the difference of an update, keeps local edits, and installs on approval", async () => {
  await using home = await temporaryDirectory();
  await using repository = await gitRepository();
  await repository.commit({
    "a/SKILL.md": skillText("a", "old\n"),
    "a/mine.md": "as it was\n",
    "a/both.md": "base\n",
    "a/gone.md": "soon\n",
  });
  const store = openInstructionStore(home.path);
  await approve(store, await stageOne(repository.url));
  await writeFile(join(home.path, "a", "mine.md"), "edited here\n");
  await writeFile(join(home.path, "a", "both.md"), "edited here\n");
  await repository.commit(
    { "a/SKILL.md": skillText("a", "new\n"), "a/both.md": "edited there\n", "a/added.md": "x\n" },
    ["a/gone.md"],
  );

  const update = await store.stageUpdate("a");
  expect(update.changes).toEqual([
    { path: "SKILL.md", change: "changed" },
    { path: "added.md", change: "added" },
    { path: "both.md", change: "conflict" },
    { path: "gone.md", change: "removed" },
    { path: "mine.md", change: "kept" },
  ]);
  expect(update.diff).toContain("-old\n+new\n");
  expect(update.diff).toContain("--- /dev/null\n+++ b/added.md");
  expect(update.diff).not.toContain("edited");

  await expect(store.update(update, { approved: [] })).rejects.toMatchObject({
    code: "approval-required",
  });
  const updated = await store.update(update, { approved: [update.staged.digest] });
  expect(updated).toMatchObject({
    files: ["SKILL.md", "added.md", "both.md", "mine.md"],
    edits: ["both.md", "mine.md"],
  });
  expect(await readFile(join(home.path, "a", "both.md"), "utf8")).toBe("edited here\n");
  expect(await store.outdated()).toEqual([{ name: "a", status: "current" }]);
});

it("takes the source's side of conflicts on request", async () => {
  await using home = await temporaryDirectory();
  await using repository = await gitRepository();
  await repository.commit({ "a/SKILL.md": skillText("a", "old\n") });
  const store = openInstructionStore(home.path);
  await approve(store, await stageOne(repository.url));
  await writeFile(join(home.path, "a", "SKILL.md"), skillText("a", "mine\n"));
  await repository.commit({ "a/SKILL.md": skillText("a", "theirs\n") });
  const update = await store.stageUpdate("a", { conflicts: "source" });
  const { skill, edits } = await store.update(update, { approved: [update.staged.digest] });
  expect([skill?.body, edits]).toEqual(["theirs\n", []]);
});

it("does not install an update over edits made since it was staged", async () => {
  await using home = await temporaryDirectory();
  await home.write({ "from/a/SKILL.md": skillText("a") });
  const store = openInstructionStore(join(home.path, "instructions"));
  await approve(store, await stageOne(join(home.path, "from")));
  await appendFile(join(home.path, "from", "a", "SKILL.md"), "new\n");
  const update = await store.stageUpdate("a");
  await appendFile(join(store.dir, "a", "SKILL.md"), "edited\n");
  await expect(store.update(update, { approved: [update.staged.digest] })).rejects.toMatchObject({
    code: "skill-edited",
  });
});

it("removes a skill, but not local edits unasked", async () => {
  await using home = await temporaryDirectory();
  await home.write({ "from/a/SKILL.md": skillText("a") });
  const store = openInstructionStore(join(home.path, "instructions"));
  await approve(store, await stageOne(join(home.path, "from")));
  await appendFile(join(store.dir, "a", "SKILL.md"), "edited\n");
  await expect(store.remove("a")).rejects.toMatchObject({ code: "skill-edited" });
  await store.remove("a", { force: true });
  expect(await store.list()).toEqual([]);
  for (const name of ["a", "../instructions", "..", ""]) {
    await expect(store.remove(name)).rejects.toMatchObject({ code: "skill-not-found" });
  }
});

it("lists a skill that cannot be loaded, and one that was made by hand", async () => {
  await using home = await temporaryDirectory();
  await home.write({ "broken/SKILL.md": "# No frontmatter\n", "own/SKILL.md": skillText("own") });
  expect(await openInstructionStore(home.path).list()).toMatchObject([
    { name: "broken", diagnostics: [{ code: "frontmatter-missing" }] },
    { name: "own", skill: { name: "own" }, edits: [] },
  ]);
});

it("brings back what a crash left aside, before the next change", async () => {
  await using home = await temporaryDirectory();
  await home.write({
    "instructions/.work/a/old/SKILL.md": skillText("a"),
    "instructions/.work/a/new/half.md": "",
    "instructions/.work/b/removed/SKILL.md": skillText("b"),
    "from/c/SKILL.md": skillText("c"),
  });
  const store = openInstructionStore(join(home.path, "instructions"));
  await approve(store, await stageOne(join(home.path, "from")));
  expect((await store.list()).map(({ name, files }) => [name, files])).toEqual([
    ["a", ["SKILL.md"]],
    ["c", ["SKILL.md"]],
  ]);
  expect((await readdir(store.dir)).sort()).toEqual(["a", "c", lockFileName]);
});

it("loses nothing when many install at once", async () => {
  await using home = await temporaryDirectory();
  const names = Array.from({ length: 8 }, (_, index) => `skill-${index}`);
  await home.write(
    Object.fromEntries(names.map((name) => [`from/${name}/SKILL.md`, skillText(name)])),
  );
  const { skills } = await stageImport(join(home.path, "from"));
  const dir = join(home.path, "instructions");
  await Promise.all(skills.map((staged) => approve(openInstructionStore(dir), staged)));
  const lock = JSON.parse(await readFile(join(dir, lockFileName), "utf8"));
  expect(Object.keys(lock.skills)).toEqual(names);
});

async function stageOne(source: string): Promise<StagedSkill> {
  const { skills } = await stageImport(source);
  const [staged] = skills;
  if (staged === undefined) throw new Error("there is no skill");
  return staged;
}

function approve(store: InstructionStore, staged: StagedSkill) {
  return store.install(staged, { approved: [staged.digest] });
}
