import { symlink, utimes } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { errorCode, shareTemplate } from "./skill-session.ts";
import { createTemporaryFolder } from "./temporary-folder.ts";

const skill = shareTemplate("find-rename-files");

const tree = { "b.JPG": "22", "a.txt": "hello", "sub/c.jpg": "needle in 漢字", ".hidden": "x" };

describe("find-rename-files finds", () => {
  it.each([
    [{}, ["a.txt", "b.JPG", "sub/c.jpg"]],
    [{ pattern: "*.jpg" }, ["b.JPG", "sub/c.jpg"]],
    [{ recursive: false }, ["a.txt", "b.JPG"]],
    [{ hidden: true }, [".hidden", "a.txt", "b.JPG", "sub/c.jpg"]],
    [{ subfolder: "sub" }, ["c.jpg"]],
    [{ contains: "漢字" }, ["sub/c.jpg"]],
    [{ min_bytes: 3, max_bytes: 5 }, ["a.txt"]],
    [{ modified_before: "2001-01-01" }, ["a.txt"]],
    [{ modified_after: "2001-01-01T00:00:00Z", recursive: false }, ["b.JPG"]],
    [{ pattern: "[" }, []],
  ])("%j", async (input, paths) => {
    await using folder = await createTemporaryFolder(tree);
    await utimes(join(folder.path, "a.txt"), 9e8, 9e8);
    const { files } = await skill.invoke("find", { folder: folder.path, ...input });
    expect(files).toEqual(paths.map((path) => expect.objectContaining({ path })));
  });

  it("no more than asked for, and says so", async () => {
    await using folder = await createTemporaryFolder(tree);
    const result = await skill.invoke("find", { folder: folder.path, limit: 1 });
    expect(result).toMatchObject({ files: [{ path: "a.txt", bytes: 5 }], truncated: true });
  });

  it("nothing outside, whatever links there are", async () => {
    await using outside = await createTemporaryFolder({ "secret.txt": "x" });
    await using folder = await createTemporaryFolder(tree);
    await symlink(outside.path, join(folder.path, "way-out"));
    await symlink(join(outside.path, "secret.txt"), join(folder.path, "link.txt"));
    const input = { folder: folder.path, pattern: "*.txt" };
    expect(await skill.invoke("find", input)).toMatchObject({ files: [{ path: "a.txt" }] });
    for (const subfolder of ["way-out", "..", "../..", "/etc"]) {
      const error = await skill.invoke("find", { folder: folder.path, subfolder });
      expect(errorCode(error)).toBe("invalid-input");
    }
  });
});

describe("find-rename-files renames", () => {
  it("nothing until it is told to", async () => {
    await using folder = await createTemporaryFolder(tree);
    const input = { folder: folder.path, search: ".", replacement: "-" };
    expect(await skill.invoke("rename", input)).toMatchObject({ renamed: false, count: 3 });
    expect(await folder.files()).toEqual(tree);
  });

  it.each([
    [{ search: "a", replacement: "z" }, { a: "z" }],
    [
      { search: "^(.)$", replacement: "{n}-\\1", regex: true },
      { a: "1-a", b: "2-b", c: "3-c" },
    ],
    [{ search: "b", pattern: "c", replacement: "x" }, {}],
    [{ search: "\\", replacement: "\\1" }, {}],
  ])("%j", async (input, renamed: Record<string, string>) => {
    const before = { a: "1", b: "2", c: "3" };
    await using folder = await createTemporaryFolder(before);
    const result = await skill.invoke("rename", { folder: folder.path, dry_run: false, ...input });
    expect(result).toMatchObject({ renamed: true, count: Object.keys(renamed).length });
    const after = Object.entries(before).map(([name, text]) => [renamed[name] ?? name, text]);
    expect(await folder.files()).toEqual(Object.fromEntries(after));
  });

  it("files that take each other's names", async () => {
    await using folder = await createTemporaryFolder({ "1": "one", "11": "two", "111": "three" });
    const input = {
      folder: folder.path,
      search: "^1",
      replacement: "11",
      regex: true,
      dry_run: false,
    };
    expect(await skill.invoke("rename", input)).toMatchObject({ count: 3 });
    expect(await folder.files()).toEqual({ "11": "one", "111": "two", "1111": "three" });
  });

  it.each([
    [{ search: "a", replacement: "b" }, "name-taken"],
    [{ search: "[ab]", replacement: "c", regex: true }, "name-taken"],
    [{ search: "a", replacement: "x/y" }, "invalid-input"],
    [{ search: "a", replacement: ".." }, "invalid-input"],
    [{ search: "a", replacement: "" }, "invalid-input"],
    [{ search: "a", replacement: "x".repeat(300) }, "invalid-input"],
    [{ search: "(", regex: true }, "invalid-input"],
    [{ search: "a", replacement: "\\9", regex: true }, "invalid-input"],
    [{ search: "" }, "invalid-input"],
  ])("nothing at all for %j", async (input, code) => {
    const before = { a: "1", b: "2", z: "3" };
    await using folder = await createTemporaryFolder(before);
    const error = await skill.invoke("rename", { folder: folder.path, dry_run: false, ...input });
    expect(errorCode(error)).toBe(code);
    expect(await folder.files()).toEqual(before);
  });

  it("nothing in a folder that is not there", async () => {
    const error = await skill.invoke("rename", { folder: "/no/such/folder", search: "x" });
    expect(errorCode(error)).toBe("folder-not-found");
  });
});
