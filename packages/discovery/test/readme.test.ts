import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const run = promisify(execFile);

it("shows an example that runs and prints what it says", async () => {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const uri = await mkdtemp(join(tmpdir(), "readme-"));
  const { stdout } = await run(
    process.execPath,
    [
      "--conditions=@skillwright/source",
      "--input-type=module-typescript",
      "--eval",
      example.replace('"./index"', JSON.stringify(uri)),
    ],
    { cwd: import.meta.dirname },
  );
  await rm(uri, { recursive: true });
  expect(stdout).toContain("typo for temperatures");
  expect(stdout.trim().split("\n").slice(-2)).toEqual(["c-f", "generate"]);
});
