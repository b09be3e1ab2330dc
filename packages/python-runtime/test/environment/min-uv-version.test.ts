import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it, vi } from "vitest";
import { resolvePythonEnvironment, startSkill } from "../../src/index.ts";
import { systemPython } from "../support/environment.ts";
import { fixture } from "../support/fixture.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";

const standIn = fileURLToPath(new URL("../fixtures/tools/uv", import.meta.url));
const code = (code: string) => expect.objectContaining({ code });

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A directory with a uv of this version, which notes in `used` that it prepared something. */
function placeUv(dir: string, version: string) {
  mkdirSync(dir, { recursive: true });
  const used = join(dir, "used");
  const script = `#!/bin/sh
[ "$1" = sync ] && echo "$@" >> '${used}'
UV_STAND_IN_VERSION=${version} exec python3 '${standIn}' "$@"
`;
  writeFileSync(join(dir, "uv"), script);
  chmodSync(join(dir, "uv"), 0o755);
  return { uvPath: join(dir, "uv"), wasUsed: () => existsSync(used) };
}

it("is served by a newer uv further down the search, which a good enough one precedes", async () => {
  using directory = temporaryDirectory();
  const [older, newer] = [join(directory.path, "a"), join(directory.path, "b")];
  const first = placeUv(older, "0.7.1");
  const second = placeUv(newer, "0.9.2");
  vi.stubEnv("PATH", `${older}:${newer}:${process.env["PATH"]}`);
  const environment = await resolvePythonEnvironment({ prefer: "uv", cacheDir: directory.path });
  await environment.prepare({ dependencies: [], requiresPython: ">=3.11", minUvVersion: "0.7.1" });
  expect([first.wasUsed(), second.wasUsed()]).toEqual([true, false]);
  await environment.prepare({ dependencies: [], requiresPython: ">=3.10", minUvVersion: "0.9" });
  expect(second.wasUsed()).toBe(true);
});

it.each([
  ["0.11.12", "in use is 0.7.1"],
  ["0.7.1.post1", "which is no version of uv"],
])("of %s is refused where the only uv is older, and says so", async (minUvVersion, text) => {
  using directory = temporaryDirectory();
  const { uvPath } = placeUv(join(directory.path, "bin"), "0.7.1");
  const environment = await resolvePythonEnvironment({ uvPath, cacheDir: directory.path });
  expect(environment.kind).toBe("uv");
  const skill = await fixture("uses-its-files");
  const manifest = { ...skill.manifest, minUvVersion };
  const starting = startSkill({ ...skill, manifest }, { environment });
  await expect(starting).rejects.toThrow(code("uv-version-unsatisfied"));
  await expect(starting).rejects.toThrow(minUvVersion);
  await expect(starting).rejects.toThrow(text);
});

it("is a note in the log where pip prepares", async () => {
  const asking = await fixture("uses-its-files");
  const debug = vi.fn();
  await using skill = await startSkill(
    { ...asking, manifest: { ...asking.manifest, minUvVersion: "99.0" } },
    {
      environment: await systemPython(),
      handshakeTimeoutMs: 60_000,
      logger: { debug, warn: debug },
    },
  );
  expect(await skill.invoke({ action: "greet" })).toMatchObject({ status: "ok" });
  expect(debug.mock.calls.join()).toContain("asks for uv 99.0");
});
