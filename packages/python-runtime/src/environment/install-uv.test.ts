import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryDirectory } from "../../test/support/temporary-directory.ts";
import { installUv } from "./install-uv.ts";

/** An archive laid out like uv's releases. */
function release(directory: string): Uint8Array<ArrayBuffer> {
  mkdirSync(join(directory, "uv-x"), { recursive: true });
  writeFileSync(join(directory, "uv-x", "uv"), "#!/bin/sh\necho uv 9.9.9\n");
  execFileSync("tar", ["-czf", "uv.tar.gz", "uv-x"], { cwd: directory });
  return new Uint8Array(readFileSync(join(directory, "uv.tar.gz")));
}

const code = expect.objectContaining({ code: "uv-install-failed" });

it("places the program when the digest is right", async () => {
  using directory = temporaryDirectory();
  const bytes = release(directory.path);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const asked: string[] = [];
  const fetch = async (url: unknown) => {
    asked.push(String(url));
    return new Response(bytes);
  };
  const path = await installUv({ cacheDir: join(directory.path, "cache"), fetch, sha256 });
  expect(statSync(path).mode & 0o777).toBe(0o755);
  expect(execFileSync(path).toString()).toBe("uv 9.9.9\n");
  expect(asked).toEqual([
    expect.stringMatching(/^https:\/\/github\.com\/astral-sh\/uv\/releases\/download\/[\d.]+\/uv-/),
  ]);
  expect(readdirSync(join(directory.path, "cache", "bin"))).toEqual(["uv"]);
});

it.each([
  ["another digest", async () => new Response("not uv")],
  ["an error of the server", async () => new Response("", { status: 404 })],
  ["no network", () => Promise.reject(new Error("offline"))],
])("leaves nothing after %s", async (_, fetch) => {
  using directory = temporaryDirectory();
  const cacheDir = join(directory.path, "cache");
  await expect(installUv({ cacheDir, fetch })).rejects.toThrow(code);
  expect(readdirSync(join(cacheDir, "bin"))).toEqual([]);
});
