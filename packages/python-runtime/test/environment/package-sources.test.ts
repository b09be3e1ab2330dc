import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it, vi } from "vitest";
import { resolvePythonEnvironment } from "../../src/index.ts";
import { systemPython } from "../support/environment.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { writeWheel } from "../support/write-wheel.ts";

const uvPath = fileURLToPath(new URL("../fixtures/tools/uv", import.meta.url));

afterEach(() => {
  vi.unstubAllEnvs();
});

it.each(["venv", "uv"] as const)(
  "packages of one index never stand in for those of another: %s",
  async (prefer) => {
    using directory = temporaryDirectory();
    // No test asks an index on the network.
    vi.stubEnv("PIP_NO_INDEX", "1");
    const findLinks = join(directory.path, "wheels");
    mkdirSync(findLinks);
    const { python } = (await systemPython()).description;
    writeWheel(python, findLinks, "tiny_one", "one");
    const prepare = async (indexUrl?: string) => {
      const options = { prefer, uvPath, findLinks, indexUrl, cacheDir: directory.path };
      const environment = await resolvePythonEnvironment(options);
      return (await environment.prepare({ dependencies: ["tiny-one"] })).python;
    };
    const usual = await prepare();
    const first = await prepare("http://localhost/first");
    const second = await prepare("http://localhost/second");
    expect(new Set([usual, first, second]).size).toBe(3);
    expect(await prepare("http://localhost/first")).toBe(first);
  },
);
