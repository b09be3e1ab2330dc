import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { scanSkillRoots } from "@skillwright/instructions";
import { expect, it } from "vitest";
import { skillText, temporaryDirectory } from "./temporary-directory.ts";

it("lets a project's skill shadow a person's, and says so", async () => {
  await using home = await temporaryDirectory();
  await home.write({
    "user/tidy/SKILL.md": skillText("tidy"),
    "user/own/SKILL.md": skillText("own"),
    "project/tidy/SKILL.md": skillText("tidy"),
    "project/group/tidy-too/SKILL.md": skillText("TIDY"),
  });
  const { skills, shadowed } = await scanSkillRoots([
    { dir: join(home.path, "user"), scope: "user" },
    { dir: join(home.path, "project"), scope: "project" },
  ]);
  expect(skills.map(({ dir }) => dir.slice(home.path.length))).toEqual([
    "/project/tidy",
    "/user/own",
  ]);
  expect(
    shadowed.map(({ dir, shadowedBy }) =>
      [dir, shadowedBy].map((path) => path.slice(home.path.length)),
    ),
  ).toEqual([
    ["/project/group/tidy-too", "/project/tidy"],
    ["/user/tidy", "/project/tidy"],
  ]);
});

it("reports what it skips, and looks neither into modules nor too deep", async () => {
  await using home = await temporaryDirectory();
  await home.write({
    "broken/SKILL.md": "# No frontmatter\n",
    "node_modules/a/SKILL.md": skillText("a"),
    "1/2/3/4/5/6/7/SKILL.md": skillText("deep"),
  });
  const { skills, skipped } = await scanSkillRoots([{ dir: home.path, scope: "user" }]);
  expect(skills).toEqual([]);
  expect(skipped).toMatchObject([
    { dir: join(home.path, "broken"), diagnostics: [{ code: "frontmatter-missing" }] },
  ]);
});

it("follows links, and ends in a circle of them", async () => {
  await using home = await temporaryDirectory();
  await home.write({ "store/tidy/SKILL.md": skillText("tidy"), "client/readme.md": "" });
  await symlink(join(home.path, "store", "tidy"), join(home.path, "client", "tidy"), "dir");
  await symlink(join(home.path, "client"), join(home.path, "client", "again"), "dir");
  const root = { dir: join(home.path, "client"), scope: "user" } as const;
  const { skills, shadowed } = await scanSkillRoots([root]);
  expect(skills.map(({ skill }) => skill.name)).toEqual(["tidy"]);
  expect(shadowed).toEqual([]);
});

it("finds nothing where there is nothing", async () => {
  const scan = await scanSkillRoots([{ dir: "/nowhere", scope: "user" }]);
  expect(scan).toEqual({ skills: [], shadowed: [], skipped: [] });
});
