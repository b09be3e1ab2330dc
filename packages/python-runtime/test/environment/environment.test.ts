import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { findUv } from "../../src/environment/find-uv.ts";
import {
  type PythonEnvironmentOptions,
  resolvePythonEnvironment,
  startSkill,
} from "../../src/index.ts";
import { systemPython } from "../support/environment.ts";
import { fixture } from "../support/fixture.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { writeWheel } from "../support/write-wheel.ts";

const standIn = fileURLToPath(new URL("../fixtures/tools/uv", import.meta.url));
const code = (code: string) => expect.objectContaining({ code });

// No test asks an index on the network.
beforeEach(() => {
  vi.stubEnv("PIP_NO_INDEX", "1");
  vi.stubEnv("UV_NO_INDEX", "1");
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** What every environment must do. */
function describeEnvironment(
  name: string,
  options: Partial<PythonEnvironmentOptions>,
  { skip = false, version }: { skip?: boolean; version?: string } = {},
): void {
  describe.skipIf(skip)(`an environment: ${name}`, () => {
    const directory = temporaryDirectory();
    let opened: ReturnType<typeof open>;
    beforeAll(async () => {
      vi.stubEnv("PIP_NO_INDEX", "1");
      opened = open(directory.path);
      await opened;
    });
    afterAll(() => {
      directory[Symbol.dispose]();
    });
    beforeEach(() => {
      if (version !== undefined) vi.stubEnv("UV_STAND_IN_VERSION", version);
    });
    async function open(directory: string) {
      if (version !== undefined) vi.stubEnv("UV_STAND_IN_VERSION", version);
      const wheels = join(directory, "wheels");
      mkdirSync(wheels, { recursive: true });
      const { python } = (await systemPython()).description;
      for (const [module, text] of [
        ["tiny_one", "one"],
        ["tiny_two", "two"],
      ] as const) {
        writeWheel(python, wheels, module, text);
      }
      const cacheDir = join(directory, "cache");
      const environment = await resolvePythonEnvironment({
        cacheDir,
        findLinks: wheels,
        ...options,
      });
      return { environment, wheels };
    }
    const run = (python: string, program: string) =>
      execFileSync(python, ["-I", "-c", program]).toString().trim();

    it("gives an interpreter of at least 3.11 to a script that asks for nothing", async () => {
      const { environment } = await opened;
      const { python, version } = await environment.prepare({ dependencies: [] });
      expect(run(python, "import sys; print('%d.%d.%d' % sys.version_info[:3])")).toBe(version);
      expect(environment.description.version).toBe(version);
    });

    it("installs once, for two at once, and then needs neither wheels nor network", async () => {
      const { environment, wheels } = await opened;
      const progress: string[] = [];
      const onProgress = (line: string) => progress.push(line);
      const [first, second] = await Promise.all([
        environment.prepare({ dependencies: ["tiny-one", "tiny-two"] }, { onProgress }),
        environment.prepare({ dependencies: ["tiny-two", "tiny-one"] }),
      ]);
      expect(second).toEqual(first);
      expect(progress.join()).toContain("tiny-one");
      rmSync(wheels, { recursive: true });
      expect(await environment.prepare({ dependencies: ["tiny-two", "tiny-one"] })).toEqual(first);
      expect(
        run(first.python, "import tiny_one, tiny_two; print(tiny_one.text, tiny_two.text)"),
      ).toBe("one two");
      await using skill = await startSkill(await fixture("has-a-dependency"), {
        environment,
        handshakeTimeoutMs: 60_000,
      });
      expect(await skill.invoke({ action: "any" })).toMatchObject({ result: "one" });
    });

    it("names what cannot be installed", async () => {
      const { environment } = await opened;
      const preparing = environment.prepare({ dependencies: ["tiny-absent"] });
      await expect(preparing).rejects.toThrow(code("environment-failed"));
      await expect(preparing).rejects.toThrow("tiny-absent");
    });

    it("refuses a Python that there is none of, and names it", async () => {
      const { environment } = await opened;
      const preparing = environment.prepare({ requiresPython: ">=3.99", dependencies: [] });
      await expect(preparing).rejects.toThrow(code("python-version-unsatisfied"));
      await expect(preparing).rejects.toThrow("3.99");
    });

    it("stops when it is told to", async () => {
      const { environment } = await opened;
      const reason = new Error("changed my mind");
      const signal = AbortSignal.abort(reason);
      await expect(environment.prepare({ dependencies: ["tiny-one"] }, { signal })).rejects.toBe(
        reason,
      );
    });
  });
}

const realUv = await findUv({ cacheDir: "/nonexistent" }).catch(() => undefined);
describeEnvironment("venv and pip", { prefer: "venv" });
describeEnvironment("a uv that knows sync --script", { prefer: "uv", uvPath: standIn });
describeEnvironment("a uv that does not", { prefer: "uv", uvPath: standIn }, { version: "0.5.4" });
describeEnvironment("the uv of this machine", { prefer: "uv" }, { skip: realUv === undefined });

describe("finding uv", () => {
  function fakeUv(dir: string, output: string): string {
    mkdirSync(dir, { recursive: true });
    const file = join(dir, "uv");
    writeFileSync(file, `#!/bin/sh\necho "${output}"\n`);
    chmodSync(file, 0o755);
    return file;
  }

  it("passes over one that is too old, or a pre-release of the minimum, for a good one", async () => {
    using directory = temporaryDirectory();
    const dirs = ["a", "b", "c", "d"].map((name) => join(directory.path, name));
    const outputs = ["uv 0.1.0", "uv 0.5.0rc1", "nonsense", "uv 0.6.2 (abc)"];
    const files = dirs.map((dir, index) => fakeUv(dir, outputs[index] ?? ""));
    vi.stubEnv("PATH", [...dirs, "/usr/bin", "/bin"].join(":"));
    expect((await findUv({ cacheDir: directory.path })).path).toBe(files[3]);
  });

  it("uses the explicit path alone, and says what is wrong with it", async () => {
    using directory = temporaryDirectory();
    const uvPath = fakeUv(directory.path, "uv 0.1.0");
    const finding = findUv({ uvPath, cacheDir: directory.path });
    await expect(finding).rejects.toThrow(code("uv-not-found"));
    await expect(finding).rejects.toThrow(`${uvPath} (0.1.0)`);
  });

  it("goes on with venv when it may choose, and fails when it may not", async () => {
    using directory = temporaryDirectory();
    const options = { cacheDir: directory.path, uvPath: join(directory.path, "absent") };
    expect((await resolvePythonEnvironment(options)).kind).toBe("venv");
    const insisting = resolvePythonEnvironment({ ...options, prefer: "uv" });
    await expect(insisting).rejects.toThrow(code("uv-not-found"));
  });
});

describe("finding Python", () => {
  it("names the interpreters that are too old", async () => {
    using directory = temporaryDirectory();
    const pythonPath = join(directory.path, "python3");
    writeFileSync(
      pythonPath,
      `#!/bin/sh\necho '{"path": "/old/python", "version": "3.8.1", "prefix": "/old"}'\n`,
    );
    chmodSync(pythonPath, 0o755);
    const finding = resolvePythonEnvironment({ cacheDir: directory.path, pythonPath });
    await expect(finding).rejects.toThrow(code("python-not-found"));
    await expect(finding).rejects.toThrow("3.8.1 (/old/python)");
  });

  it("leaves no draft of an environment that failed", async () => {
    using directory = temporaryDirectory();
    const environment = await resolvePythonEnvironment({
      cacheDir: directory.path,
      prefer: "venv",
    });
    await expect(environment.prepare({ dependencies: ["tiny-absent"] })).rejects.toThrow(
      code("environment-failed"),
    );
    expect(readdirSync(join(directory.path, "environments"))).toEqual([]);
  });
});
