import { execFileSync } from "node:child_process";
import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadManifest } from "./load-manifest.ts";

function packageDirectory() {
  return mkdtempDisposable(join(tmpdir(), "skillwright-core-"));
}

it("reads the manifest of a directory", async () => {
  await using dir = await packageDirectory();
  await writeFile(join(dir.path, "manifest.toml"), '\uFEFFid = "x"\nname = "Grüße"');
  await expect(loadManifest(dir.path)).resolves.toMatchObject({ id: "x", name: "Grüße" });
});

it("cannot read what is not there", async () => {
  await using dir = await packageDirectory();
  const path = join(dir.path, "manifest.toml");
  await expect(loadManifest(dir.path)).rejects.toThrow(
    expect.objectContaining({ code: "manifest-unreadable", message: `cannot read ${path}` }),
  );
});

it("does not wait for a pipe", async () => {
  await using dir = await packageDirectory();
  execFileSync("mkfifo", [join(dir.path, "manifest.toml")]);
  await expect(loadManifest(dir.path)).rejects.toThrow("cannot read");
});

it.each([
  ["a file that is not UTF-8", Buffer.from([0x69, 0xff]), "manifest-not-utf8"],
  ["a file that is too large", Buffer.alloc(1024 * 1024 + 1, "#"), "manifest-too-large"],
  ["a file that is no TOML", Buffer.from("id = "), "toml-invalid"],
])("refuses %s", async (_, content, code) => {
  await using dir = await packageDirectory();
  await writeFile(join(dir.path, "manifest.toml"), content);
  await expect(loadManifest(dir.path)).rejects.toThrow(
    expect.objectContaining({
      code: "manifest-invalid",
      diagnostics: [expect.objectContaining({ code })],
    }),
  );
});
