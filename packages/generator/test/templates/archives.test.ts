import { spawnSync } from "node:child_process";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { errorCode, shareTemplate } from "./skill-session.ts";
import { createTemporaryFolder } from "./temporary-folder.ts";

const skill = shareTemplate("archives");

const files = { "in/a.txt": "hello", "in/ü/b.txt": "b".repeat(10_000), "c.txt": "c" };

/** Runs a few lines of Python in a folder, to make archives that no decent tool makes. */
function python(cwd: string, code: string): void {
  const result = spawnSync("python3", ["-c", code], { cwd, encoding: "utf8" });
  if (result.status !== 0) throw new Error(result.stderr);
}

describe("archives", () => {
  it.each(["x.zip", "x.tar", "x.tar.gz", "x.tgz", "sub/x.tar.xz"])(
    "packs, lists and unpacks %s",
    async (archive) => {
      await using folder = await createTemporaryFolder({ ...files, "sub/keep": "" });
      const where = { folder: folder.path, archive };
      expect(await skill.invoke("create", { ...where, files: ["in", "c.txt"] })).toMatchObject({
        count: 3,
      });
      expect(await skill.invoke("list", where)).toMatchObject({
        count: 3,
        total_bytes: 10_006,
        entries: expect.arrayContaining([{ name: "in/ü/b.txt", bytes: 10_000, kind: "file" }]),
      });
      expect(await skill.invoke("extract", { ...where, to: "out" })).toMatchObject({ count: 3 });
      expect(await folder.files()).toMatchObject(
        Object.fromEntries(Object.entries(files).map(([name, text]) => [`out/${name}`, text])),
      );
    },
  );

  it("leaves links out", async () => {
    await using outside = await createTemporaryFolder({ secret: "x" });
    await using folder = await createTemporaryFolder(files);
    await symlink(outside.path, join(folder.path, "in/way-out"));
    const where = { folder: folder.path, archive: "x.zip" };
    expect(await skill.invoke("create", { ...where, files: ["in"] })).toMatchObject({ count: 2 });
    expect(
      errorCode(
        await skill.invoke("create", {
          folder: folder.path,
          archive: "y.zip",
          files: ["in/way-out"],
        }),
      ),
    ).toBe("invalid-input");
  });

  it.each([
    [
      "names that leave the folder",
      "z=zipfile.ZipFile('x','w'); z.writestr('../evil','x'); z.close()",
    ],
    ["absolute names", "z=zipfile.ZipFile('x','w'); z.writestr('/tmp/evil','x'); z.close()"],
    [
      "names of another system",
      "z=zipfile.ZipFile('x','w'); z.writestr('..\\\\evil','x'); z.close()",
    ],
    ["drives", "z=zipfile.ZipFile('x','w'); z.writestr('C:evil','x'); z.close()"],
    [
      "one name twice",
      "z=zipfile.ZipFile('x','w'); z.writestr('a','x'); z.writestr('a','y'); z.close()",
    ],
    [
      "links in a ZIP",
      "z=zipfile.ZipFile('x','w'); i=zipfile.ZipInfo('a'); i.create_system=3; i.external_attr=0o120777<<16; z.writestr(i,'/etc/passwd'); z.close()",
    ],
    [
      "links in a TAR",
      "t=tarfile.open('x','w'); i=tarfile.TarInfo('a'); i.type=tarfile.SYMTYPE; i.linkname='/etc'; t.addfile(i); t.close()",
    ],
    [
      "devices",
      "t=tarfile.open('x','w'); i=tarfile.TarInfo('a'); i.type=tarfile.CHRTYPE; t.addfile(i); t.close()",
    ],
    [
      "bombs",
      "t=tarfile.open('x','w:xz'); i=tarfile.TarInfo('a'); i.size=60_000_000; t.addfile(i, io.BytesIO(bytes(i.size))); t.close()",
    ],
  ])("unpacks nothing of an archive with %s", async (_, code) => {
    await using folder = await createTemporaryFolder({ keep: "" });
    python(
      folder.path,
      `import io, tarfile, warnings, zipfile; warnings.simplefilter('ignore'); ${code}`,
    );
    const input = { folder: folder.path, archive: "x", to: "deep/out" };
    expect(errorCode(await skill.invoke("extract", input))).toBe("unsafe-archive");
    expect(Object.keys(await folder.files())).toEqual(["keep", "x"]);
  });

  it.each([
    ["list", { archive: "no.zip" }, "file-not-found"],
    ["list", { archive: "c.txt" }, "not-an-archive"],
    ["list", { archive: "../c.txt" }, "invalid-input"],
    ["list", { archive: "/etc/passwd" }, "invalid-input"],
    ["list", { archive: "" }, "invalid-input"],
    ["extract", { archive: "c.txt", to: "in" }, "target-not-empty"],
    ["extract", { archive: "c.txt", to: "." }, "invalid-input"],
    ["create", { archive: "c.txt", files: ["in"] }, "invalid-input"],
    ["create", { archive: "x.zip", files: ["no"] }, "file-not-found"],
    ["create", { archive: "x.zip", files: ["../x"] }, "invalid-input"],
    ["create", { archive: "x.zip", files: [] }, "invalid-input"],
    ["inspect", { content: "***" }, "invalid-input"],
  ])("refuses to %s %j", async (action, input, code) => {
    await using folder = await createTemporaryFolder(files);
    const error = await skill.invoke(action, { folder: folder.path, ...input });
    expect(errorCode(error)).toBe(code);
    expect(await folder.files()).toEqual(files);
  });

  it("overwrites no archive", async () => {
    await using folder = await createTemporaryFolder({ "x.zip": "mine", a: "1" });
    const input = { folder: folder.path, archive: "x.zip", files: ["a"] };
    expect(errorCode(await skill.invoke("create", input))).toBe("target-exists");
    expect(await folder.files()).toMatchObject({ "x.zip": "mine" });
  });
});
