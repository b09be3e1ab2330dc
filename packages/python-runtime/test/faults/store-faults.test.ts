import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { openSkillStore } from "../../src/index.ts";
import { packageOf } from "../support/package-of.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";

const long = process.env["SKILLWRIGHT_TEST_LONG"] === "1";
const rounds = long ? 400 : 24;
const code = (code: string) => expect.objectContaining({ code });
const program = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const flags = ["--conditions=@skillwright/source"];

/** Every promise of the store about what is on disk. */
async function expectSound(dir: string): Promise<void> {
  using store = openSkillStore(dir);
  const skills = join(dir, "skills");
  expect(
    readdirSync(join(skills))
      .filter((name) => name !== ".work")
      .sort(),
  ).toEqual(store.list().map(({ id }) => id));
  expect(existsSync(join(skills, ".work")) ? readdirSync(join(skills, ".work")) : []).toEqual([]);
  for (const record of store.list()) {
    expect(record.state).toBe("active");
    const runnable = await store.loadRunnable(record.id);
    expect(runnable.version).toBe(runnable.manifest.version);
    const kept = store.versions(record.id).map(({ digest }) => digest.replace("sha256:", ""));
    expect(readdirSync(join(skills, record.id)).sort()).toEqual(kept.sort());
  }
}

it(`survives ${rounds} SIGKILLs at random moments of install, upgrade, rollback and remove`, {
  timeout: 1_800_000,
}, async () => {
  using directory = temporaryDirectory();
  for (let round = 0; round < rounds; round++) {
    const child = spawn(
      process.execPath,
      [...flags, program("churn.ts"), directory.path, `${round + 1}`],
      {
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    await once(child.stdout, "data");
    // Not a wait for anything: the moment of death is what is being varied.
    await sleep(Math.random() * 60);
    child.kill("SIGKILL");
    await once(child, "exit");
    await expectSound(directory.path);
  }
});

it("lets two processes install twenty skills each: forty", { timeout: 300_000 }, async () => {
  using directory = temporaryDirectory();
  const run = (prefix: string) =>
    promisify(execFile)(process.execPath, [
      ...flags,
      program("install-many.ts"),
      directory.path,
      prefix,
    ]);
  await Promise.all([run("a"), run("b")]);
  using store = openSkillStore(directory.path);
  expect(store.list()).toHaveLength(40);
  await expectSound(directory.path);
});

it("lets two processes open the same new state file at the same moment", async () => {
  using directory = temporaryDirectory();
  const start = `${Date.now() + 1_000}`;
  const run = () =>
    promisify(execFile)(process.execPath, [
      ...flags,
      program("open-many.ts"),
      directory.path,
      start,
    ]);
  await Promise.all([run(), run()]);
  expect(readdirSync(directory.path)).toHaveLength(40);
});

describe("a disk that refuses", () => {
  it("fails an install cleanly when a directory is in the way", async () => {
    using directory = temporaryDirectory();
    using store = openSkillStore(directory.path);
    await store.install(packageOf(), { state: "active" });
    // A file where a skill's directory should go stands for every refusal of the file system.
    writeFileSync(join(directory.path, "skills", "other"), "");
    await expect(store.install(packageOf({ id: "other" }))).rejects.toThrow(
      code("store-unwritable"),
    );
    expect(store.list()).toHaveLength(1);
    expect(readdirSync(join(directory.path, "skills", ".work"))).toEqual([]);
  });

  // Rights do not stop root.
  it.skipIf(process.getuid?.() === 0)("says that a directory is read-only", () => {
    using directory = temporaryDirectory();
    const readOnly = join(directory.path, "read-only");
    mkdirSync(readOnly);
    chmodSync(readOnly, 0o555);
    expect(() => openSkillStore(readOnly)).toThrow(code("state-database-unwritable"));
  });

  // A file system of 1 MB needs rights to mount it.
  it.skipIf(process.getuid?.() !== 0)("says that it is full, and keeps what it had", async () => {
    using directory = temporaryDirectory();
    const small = join(directory.path, "small");
    mkdirSync(small);
    await promisify(execFile)("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", small]);
    try {
      using store = openSkillStore(small);
      const record = await store.install(packageOf(), { state: "active" });
      const files = [{ path: "large.bin", bytes: new Uint8Array(2_000_000) }];
      await expect(
        store.install(packageOf({ version: "2.0.0", files }), { upgrade: true }),
      ).rejects.toThrow(code("store-unwritable"));
      expect(store.list()).toEqual([record]);
      expect((await store.loadRunnable("greet")).version).toBe("0.1.0");
    } finally {
      await promisify(execFile)("umount", [small]);
    }
  });
});

it.each([0, 512, 4096, 8192, 20_000])(
  "reports a database cut to %i bytes, never an empty list",
  async (bytes) => {
    using directory = temporaryDirectory();
    const store = openSkillStore(directory.path);
    for (let count = 0; count < 5; count++)
      await store.install(packageOf({ id: `skill-${count}` }));
    store.close();
    truncateSync(join(directory.path, "state.db"), bytes);
    expect(() => openSkillStore(directory.path)).toThrow(code("state-database-damaged"));
    expect(readdirSync(join(directory.path, "skills"))).toHaveLength(6);
  },
);
