import { mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { openWorkspace } from "@skillwright/host";
import { resolvePythonEnvironment } from "@skillwright/python-runtime";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

const fixture = new URL("fixtures/greets/", import.meta.url);
let root: string;

/** A machine with Python and without uv. */
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "question-"));
  const cacheDir = join(root, "cache");
  const { description } = await resolvePythonEnvironment({ prefer: "venv", cacheDir });
  const bin = join(root, "bin");
  await mkdir(bin);
  await symlink(description.python, join(bin, "python3"));
  vi.stubEnv("PATH", bin);
  vi.stubEnv("HOME", root);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(root, { recursive: true, force: true });
});

it("does not count the time that a person takes to answer as the call's", async () => {
  const question = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<boolean>();
  const offerUv = vi.fn(() => {
    question.resolve();
    return answer.promise;
  });
  await using workspace = await openWorkspace({ home: join(root, "home"), offerUv });
  const [manifest, script] = await Promise.all(
    ["manifest.toml", "skill.py"].map((file) => readFile(new URL(file, fixture), "utf8")),
  );
  await workspace.store.install(
    [
      { path: "manifest.toml", text: String(manifest) },
      // No Python here will do, so uv is offered.
      { path: "skill.py", text: String(script).replace(">=3.11", ">=3.99") },
    ],
    { state: "active", shipped: true },
  );

  const executor = await workspace.executor();
  const ended = vi.fn();
  const call = executor.invoke("greets", {
    action: "greet",
    input: { name: "Ada" },
    timeoutMs: 1,
  });
  const settled = call.then(ended, ended);
  await Promise.race([question.promise, settled]);
  // Many times the call's limit; it has not even begun.
  await setTimeout(200);
  expect(ended).not.toHaveBeenCalled();
  answer.resolve(false);
  await settled;
  expect(ended).toHaveBeenCalledTimes(1);
  expect(offerUv).toHaveBeenCalledTimes(1);
});
