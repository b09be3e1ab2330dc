import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openUvOnConsent } from "../../src/environment/uv-on-consent.ts";
import { resolvePythonEnvironment } from "../../src/index.ts";
import { systemPython } from "../support/environment.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";

const uvPath = fileURLToPath(new URL("../fixtures/tools/uv", import.meta.url));
const code = (code: string) => expect.objectContaining({ code });
const impossible = { requiresPython: ">=3.99", dependencies: [] };

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** A venv environment that needs uv for `requirements`, with a person who answers. */
async function open(cacheDir: string, answer: boolean) {
  const consent = vi.fn(async () => answer);
  const install = vi.fn(() => resolvePythonEnvironment({ uvPath, cacheDir }));
  const environment = await openUvOnConsent({
    open: () => resolvePythonEnvironment({ prefer: "venv", cacheDir }),
    consent,
    install,
  });
  return { environment, consent, install };
}

describe("a person who agrees", () => {
  it("is asked once, and gets uv's environment from then on", async () => {
    using directory = temporaryDirectory();
    const { environment, consent, install } = await open(directory.path, true);
    await environment.prepare({ dependencies: [] });
    expect([environment.kind, consent.mock.calls]).toEqual(["venv", []]);
    // The stand-in finds no such Python either; what is shown is who was asked.
    const preparing = [environment.prepare(impossible), environment.prepare(impossible)];
    await Promise.all(
      preparing.map((each) => expect(each).rejects.toThrow("could be found or fetched")),
    );
    expect(consent.mock.calls).toEqual([[expect.stringContaining("requires Python >=3.99")]]);
    expect(install).toHaveBeenCalledTimes(1);
    expect(environment.kind).toBe("uv");
    expect(await environment.prepare({ dependencies: [] })).toMatchObject({
      version: environment.description.version,
    });
  });

  it("gets it where there is no Python at all", async () => {
    using directory = temporaryDirectory();
    const { path: cacheDir } = directory;
    const environment = await openUvOnConsent({
      open: () => resolvePythonEnvironment({ cacheDir, pythonPath: join(cacheDir, "absent") }),
      consent: async () => true,
      install: () => resolvePythonEnvironment({ uvPath, cacheDir }),
    });
    expect(environment.kind).toBe("uv");
  });
});

it("a person who declines gets the error, and is not asked again", async () => {
  using directory = temporaryDirectory();
  const { environment, consent, install } = await open(directory.path, false);
  for (let count = 0; count < 2; count++) {
    await expect(environment.prepare(impossible)).rejects.toThrow(
      code("python-version-unsatisfied"),
    );
  }
  expect([consent.mock.calls.length, install.mock.calls.length]).toEqual([1, 0]);
});

describe("on a machine without uv", () => {
  const directory = temporaryDirectory();
  const bin = join(directory.path, "bin");

  beforeEach(async () => {
    const { python } = (await systemPython()).description;
    mkdirSync(bin, { recursive: true });
    rmSync(join(bin, "python3"), { force: true });
    symlinkSync(python, join(bin, "python3"));
    vi.stubEnv("PATH", bin);
    vi.stubEnv("HOME", directory.path);
  });
  afterAll(() => {
    directory[Symbol.dispose]();
  });

  it("the offer says version, place and reason; what was agreed to is checked like any other", async () => {
    const fetch = vi.fn(async () => new Response("not uv"));
    vi.stubGlobal("fetch", fetch);
    const offerUv = vi.fn(async () => true);
    const cacheDir = join(directory.path, "cache");
    const environment = await resolvePythonEnvironment({ cacheDir, offerUv });
    await expect(environment.prepare(impossible)).rejects.toThrow(code("uv-install-failed"));
    expect(offerUv.mock.calls).toEqual([
      [
        {
          version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
          megabytes: expect.any(Number),
          directory: join(cacheDir, "bin"),
          reason: expect.stringContaining(">=3.99"),
        },
      ],
    ]);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it.each([{ prefer: "venv" as const }, { uvPath: "/nonexistent/uv" }])(
    "nobody is asked who chose otherwise: %j",
    async (choice) => {
      const offerUv = vi.fn(async () => true);
      const cacheDir = join(directory.path, "cache");
      const environment = await resolvePythonEnvironment({ cacheDir, offerUv, ...choice });
      const preparing = environment.prepare(impossible);
      await expect(preparing).rejects.toThrow(code("python-version-unsatisfied"));
      await expect(preparing).rejects.toMatchObject({
        hint: expect.stringContaining("skill doctor --install-uv"),
      });
      expect(offerUv).not.toHaveBeenCalled();
    },
  );
});
