import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { stageImport } from "@skillwright/instructions";
import { expect, it } from "vitest";
import { gitRepository } from "./git-repository.ts";
import { skillText } from "./temporary-directory.ts";

it("finds every skill of a repository, at a commit, with modes kept", async () => {
  await using repository = await gitRepository();
  await repository.commit({
    "README.md": "# Skills\n",
    "skills/one/SKILL.md": skillText("one"),
    "skills/one/scripts/run.sh": "ls\n",
    "skills/two/SKILL.md": skillText("two"),
    "skills/two/example/SKILL.md": skillText("example"),
  });
  await repository.git("update-index", "--chmod=+x", "skills/one/scripts/run.sh");
  await repository.git("commit", "--quiet", "--message", "Run");
  const commit = await repository.git("rev-parse", "HEAD");
  const { skills, refused } = await stageImport(repository.url);
  expect(refused).toEqual([]);
  expect(skills).toMatchObject([
    {
      name: "one",
      origin: { source: repository.url, path: "skills/one", commit },
      files: [{ path: "SKILL.md" }, { path: "scripts/run.sh", executable: true }],
    },
    { name: "two", files: [{ path: "SKILL.md" }, { path: "example/SKILL.md" }] },
  ]);
});

it("takes owner/repo with a directory and a tag from a git host", async () => {
  await using repository = await gitRepository();
  await repository.commit({ "skills/one/SKILL.md": skillText("one", "# Old\n") });
  await repository.git("tag", "--annotate", "v1", "--message", "One");
  await repository.commit({ "skills/one/SKILL.md": skillText("one", "# New\n") });
  await repository.git("clone", "--quiet", "--bare", ".", "owner/repo.git");
  const { skills } = await stageImport("owner/repo/skills/one#v1", {
    gitHost: `${repository.url}/`,
    cwd: "/",
  });
  expect(skills[0]?.skill.body).toBe("# Old\n");
});

it("refuses a skill with a link or a submodule, and takes the one beside it", async () => {
  await using repository = await gitRepository();
  await repository.write({ "a/SKILL.md": skillText("a"), "b/SKILL.md": skillText("b") });
  await symlink("/etc/passwd", join(repository.path, "a", "link"));
  const commit = await repository.commit({ "c/SKILL.md": skillText("c") });
  await repository.git("update-index", "--add", "--cacheinfo", `160000,${commit},c/module`);
  await repository.git("commit", "--quiet", "--message", "Module");
  const { skills, refused } = await stageImport(repository.url);
  expect(skills.map(({ name }) => name)).toEqual(["b"]);
  expect(refused).toMatchObject([
    { path: "a", diagnostics: [{ code: "not-a-file", file: "link" }] },
    { path: "c", diagnostics: [{ code: "not-a-file", file: "module" }] },
  ]);
});

it("runs neither hooks nor filters of the repository or of the surroundings", async () => {
  await using repository = await gitRepository();
  const trap = join(repository.path, "trapped");
  await repository.write({
    "hooks/post-checkout": `#!/bin/sh\ntouch ${trap}\n`,
    "hooks/reference-transaction": `#!/bin/sh\ntouch ${trap}\n`,
  });
  await repository.commit({
    "a/SKILL.md": skillText("a"),
    ".gitattributes": "* filter=trap\n",
    ".gitmodules": `[submodule "x"]\n\tpath = x\n\turl = ext::touch ${trap}\n`,
  });
  await repository.git("update-index", "--chmod=+x", "hooks/post-checkout");
  const { skills } = await stageImport(repository.url);
  expect(skills).toHaveLength(1);
  expect(await repository.git("status", "--porcelain", "trapped")).toBe("");
});

it.each([
  ["a repository that is not there", "file:///nowhere/at/all.git", "git-failed"],
  ["a transport that runs programs", "ext::sh -c true", "source-unknown"],
  ["an option in place of an address", "--upload-pack=touch", "source-unknown"],
])("refuses %s", async (_, address, code) => {
  await expect(stageImport(address, { cwd: "/" })).rejects.toMatchObject({ code });
});

it("refuses a branch that is not there", async () => {
  await using repository = await gitRepository();
  await repository.commit({ "a/SKILL.md": skillText("a") });
  await expect(stageImport(`${repository.url}#nope`)).rejects.toMatchObject({ code: "git-failed" });
});

it("stops when it is told to, and says why", async () => {
  const reason = new Error("enough");
  const signal = AbortSignal.abort(reason);
  await expect(stageImport("file:///nowhere", { signal })).rejects.toBe(reason);
});
