import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packageLimits, stageImport } from "@skillwright/instructions";
import { expect, it } from "vitest";
import { makeZip, type ZipEntry } from "./make-zip.ts";
import { skillText, temporaryDirectory } from "./temporary-directory.ts";

it("reads a skill from an archive, with its scripts still executable", async () => {
  const { skills, refused } = await stage([
    { name: "csv-tidy/" },
    { name: "csv-tidy/SKILL.md", data: skillText("csv-tidy") },
    { name: "csv-tidy/scripts/run.sh", data: "ls\n", mode: 0o100755 },
    { name: "__MACOSX/csv-tidy/._SKILL.md", data: "\0" },
  ]);
  expect(refused).toEqual([]);
  expect(skills).toMatchObject([
    {
      name: "csv-tidy",
      files: [
        { path: "SKILL.md", executable: false },
        { path: "scripts/run.sh", executable: true },
      ],
    },
  ]);
});

it.each([
  ["a path that climbs", "../evil.md"],
  ["a path that climbs inside", "csv-tidy/../../evil.md"],
  ["an absolute path", "/etc/evil"],
  ["a drive", "C:/evil"],
  ["a backslash", "csv-tidy\\..\\evil"],
  ["a device", "csv-tidy/nul.txt"],
  ["a git directory", "csv-tidy/.git/hooks/post-checkout"],
  ["a trailing dot", "csv-tidy/evil."],
  ["a control character", "csv-tidy/e\u0007vil"],
  ["a stream of Windows", "csv-tidy/a.txt:evil"],
])("refuses an archive with %s, as a whole", async (_, name) => {
  const entries = [
    { name: "csv-tidy/SKILL.md", data: skillText("csv-tidy") },
    { name, data: "x" },
  ];
  await expect(stage(entries)).rejects.toMatchObject({ code: "source-unsafe" });
});

it.each([
  ["a link", { name: "a/link", data: "/etc/passwd", mode: 0o120777 }, "not-a-file"],
  ["a device", { name: "a/fifo", mode: 0o010644 }, "not-a-file"],
  ["two files that are one elsewhere", { name: "a/skill.MD", data: "x" }, "path-collision"],
])("refuses a skill with %s", async (_, entry, code) => {
  const { skills, refused } = await stage([{ name: "a/SKILL.md", data: skillText("a") }, entry]);
  expect(skills).toEqual([]);
  expect(refused).toMatchObject([{ path: "a", diagnostics: [{ code }] }]);
});

it("refuses a bomb by what it declares", async () => {
  const bomb = { name: "a/bomb", data: Buffer.alloc(70 * 1024 * 1024) };
  await expect(stage([{ name: "a/SKILL.md", data: skillText("a") }, bomb])).rejects.toMatchObject({
    code: "source-too-large",
  });
});

it("refuses a bomb that declares less than it holds", async () => {
  const bomb = { name: "a/bomb", data: Buffer.alloc(20 * 1024 * 1024), claimedSize: 10 };
  await expect(stage([{ name: "a/SKILL.md", data: skillText("a") }, bomb])).rejects.toMatchObject({
    code: "source-unreadable",
  });
});

it("refuses a skill with more files or bytes than hosts take", async () => {
  const many = Array.from({ length: packageLimits.maxFiles }, (_, index) => ({
    name: `a/${index}`,
  }));
  const large = { name: "b/large", data: Buffer.alloc(packageLimits.maxBytes) };
  const { refused } = await stage([
    { name: "a/SKILL.md", data: skillText("a") },
    ...many,
    { name: "b/SKILL.md", data: skillText("b") },
    large,
  ]);
  expect(refused).toMatchObject([
    { path: "a", diagnostics: [{ code: "too-many-files" }] },
    { path: "b", diagnostics: [{ code: "too-large" }] },
  ]);
});

it.each([
  ["nothing", Buffer.alloc(0)],
  ["no archive", Buffer.from("not a zip")],
  ["half an archive", makeZip([{ name: "a/SKILL.md", data: skillText("a") }]).subarray(0, 60)],
])("says of %s that it cannot be read", async (_, bytes) => {
  await using directory = await temporaryDirectory();
  const path = join(directory.path, "a.zip");
  await writeFile(path, bytes);
  await expect(stageImport(path)).rejects.toMatchObject({ code: "source-unreadable" });
});

/** Stages an archive, and sees to it that nothing was written beside it. */
async function stage(entries: readonly ZipEntry[]) {
  await using directory = await temporaryDirectory();
  const path = join(directory.path, "skills.zip");
  await writeFile(path, makeZip(entries));
  try {
    return await stageImport(path);
  } finally {
    expect(await readdir(directory.path)).toEqual(["skills.zip"]);
  }
}
