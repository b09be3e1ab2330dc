import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import type { SkillState } from "@skillwright/core";
import { canTransition, skillStates } from "@skillwright/core";
import { describe, expect, it } from "vitest";
import { packageOf } from "../../test/support/package-of.ts";
import { temporaryDirectory } from "../../test/support/temporary-directory.ts";
import { openSkillStore, type SkillStoreOptions } from "./open-skill-store.ts";
import type { SkillStore } from "./skill-store.ts";

/** A store in a directory of its own. */
function temporaryStore(options?: SkillStoreOptions): SkillStore {
  const directory = temporaryDirectory();
  const store = openSkillStore(join(directory.path, "data"), options);
  const dispose = () => {
    store.close();
    directory[Symbol.dispose]();
  };
  return { ...store, [Symbol.dispose]: dispose };
}

const code = (code: string) => expect.objectContaining({ code });
const script = (store: SkillStore, id = "greet") =>
  readFileSync(join(store.get(id)?.dir ?? "", "skill.py"), "utf8");

describe("installing", () => {
  it("keeps the whole package, pending, with its manifest", async () => {
    using store = temporaryStore();
    const helper = { path: "lib/helper.py", text: "answer = 42\n" };
    const record = await store.install(packageOf({ files: [helper] }));
    expect(record).toMatchObject({
      id: "greet",
      name: "Greet",
      version: "0.1.0",
      state: "pending",
    });
    expect(record).toMatchObject({ shipped: false, author: "person", source: "python" });
    expect(readFileSync(join(record.dir, "lib/helper.py"), "utf8")).toBe(helper.text);
    expect(readdirSync(join(store.dir, "skills", ".work"))).toEqual([]);
    expect(store.list()).toEqual([record]);
  });

  it("reads a package directory, without what tools left in it", async () => {
    using store = temporaryStore();
    using directory = temporaryDirectory();
    for (const file of packageOf())
      if ("text" in file) writeFileSync(join(directory.path, file.path), file.text);
    mkdirSync(join(directory.path, "__pycache__"));
    writeFileSync(join(directory.path, "__pycache__", "skill.pyc"), "");
    const record = await store.install(directory.path);
    expect(readdirSync(record.dir).sort()).toEqual(["manifest.toml", "skill.py"]);
  });

  it("gives the same digest to the same content, from memory or from disk", async () => {
    using store = temporaryStore();
    const first = await store.install(packageOf());
    using other = temporaryStore();
    expect((await other.install(first.dir)).versionDigest).toBe(first.versionDigest);
  });

  it("refuses a taken id and changes nothing", async () => {
    using store = temporaryStore();
    const record = await store.install(packageOf());
    await expect(store.install(packageOf({ version: "0.2.0" }))).rejects.toThrow(
      code("skill-id-taken"),
    );
    expect(store.list()).toEqual([record]);
  });

  it.each([
    ["no manifest", [{ path: "skill.py", text: "" }], "package-invalid"],
    ["no entry script", packageOf().slice(0, 1), "package-invalid"],
    [
      "a path that leaves the package",
      packageOf({ files: [{ path: "../x", text: "" }] }),
      "package-invalid",
    ],
    ["an absolute path", packageOf({ files: [{ path: "/etc/x", text: "" }] }), "package-invalid"],
    ["a Windows path", packageOf({ files: [{ path: "a\\b", text: "" }] }), "package-invalid"],
    ["one path twice", packageOf({ files: [{ path: "SKILL.py", text: "" }] }), "package-invalid"],
    ["an id that leaves the store", packageOf({ id: "../up" }), "manifest-invalid"],
    [
      "too many files",
      packageOf({ files: Array.from({ length: 1001 }, (_, i) => ({ path: `f${i}`, text: "" })) }),
      "package-too-large",
    ],
  ])("refuses a package with %s", async (_, files, expected) => {
    using store = temporaryStore();
    await expect(store.install(files)).rejects.toThrow(code(expected));
    expect(store.list()).toEqual([]);
    expect(readdirSync(join(store.dir, "skills")).filter((name) => name !== ".work")).toEqual([]);
  });

  it("refuses a directory with a link in it", async () => {
    using store = temporaryStore();
    using directory = temporaryDirectory();
    symlinkSync("/etc/passwd", join(directory.path, "skill.py"));
    await expect(store.install(directory.path)).rejects.toThrow(code("package-invalid"));
  });

  it("takes nothing over when verification fails", async () => {
    using store = temporaryStore();
    const record = await store.install(packageOf());
    const verify = () => Promise.reject(new Error("no handshake"));
    const upgrade = store.install(packageOf({ version: "0.2.0" }), { upgrade: true, verify });
    await expect(upgrade).rejects.toThrow("no handshake");
    expect(store.list()).toEqual([record]);
    expect(readdirSync(join(store.dir, "skills", ".work"))).toEqual([]);
  });

  it("shows the verifier the files as they will be", async () => {
    using store = temporaryStore();
    let seen = "";
    await store.install(packageOf(), {
      state: "active",
      verify: async ({ dir }) => {
        seen = readFileSync(join(dir, "skill.py"), "utf8");
      },
    });
    expect(seen).toBe(script(store));
  });
});

describe("the lifecycle", () => {
  const paths: Record<SkillState, readonly SkillState[]> = {
    pending: [],
    testing: ["testing"],
    active: ["testing", "active"],
    disabled: ["testing", "disabled"],
    quarantined: ["testing", "quarantined"],
  };
  const moves = skillStates.flatMap((from) => skillStates.map((to) => [from, to] as const));

  it.each(moves)("from %s to %s: as the table says, files untouched", async (from, to) => {
    using store = temporaryStore();
    await store.install(packageOf());
    for (const state of paths[from]) store.advance("greet", state);
    const before = store.get("greet");
    if (canTransition(from, to)) {
      expect(store.advance("greet", to).state).toBe(to);
    } else {
      expect(() => store.advance("greet", to)).toThrow(code("skill-transition-refused"));
      expect(store.get("greet")).toEqual(before);
    }
    expect(script(store)).toBe('print("greet 0.1.0")\n');
  });

  it("keeps the reason of a quarantine until the skill is active again", async () => {
    using store = temporaryStore();
    await store.install(packageOf(), { state: "active" });
    expect(store.quarantine("greet", "leaks").lastError).toBe("leaks");
    expect(store.disable("greet").lastError).toBe("leaks");
    expect(store.activate("greet")).not.toHaveProperty("lastError");
  });

  it.each(["activate", "disable", "quarantine", "rollback", "remove"] as const)(
    "%s refuses an unknown id",
    (operation) => {
      using store = temporaryStore();
      expect(() => store[operation]("nobody")).toThrow(code("skill-not-found"));
    },
  );

  it("notes every change as an event", async () => {
    using store = temporaryStore();
    await store.install(packageOf(), { state: "active" });
    store.disable("greet");
    store.remove("greet");
    const kinds = store.events({ skillId: "greet" }).map(({ kind }) => kind);
    expect(kinds).toEqual(["removed", "state-changed", "installed"]);
  });
});

describe("versions and rollback", () => {
  const install = (store: SkillStore, version: string) =>
    store.install(packageOf({ version }), { upgrade: true, state: "active" });

  it("returns to the last healthy version, name and number included", async () => {
    using store = temporaryStore();
    await install(store, "1.0.0");
    await install(store, "2.0.0");
    expect(store.rollback("greet")).toMatchObject({ version: "1.0.0", state: "active" });
    expect(script(store)).toBe('print("greet 1.0.0")\n');
  });

  it("is undone by another rollback", async () => {
    using store = temporaryStore();
    await install(store, "1.0.0");
    await install(store, "2.0.0");
    store.rollback("greet");
    expect(store.rollback("greet")).toMatchObject({ version: "2.0.0", state: "active" });
  });

  it("returns to the good version after the bad one was quarantined", async () => {
    using store = temporaryStore();
    await install(store, "1.0.0");
    await install(store, "2.0.0");
    store.quarantine("greet", "crashes");
    expect(store.rollback("greet")).toMatchObject({ version: "1.0.0", state: "active" });
    expect(store.rollback("greet")).toMatchObject({ version: "2.0.0", state: "quarantined" });
  });

  it("never offers a version that was not healthy", async () => {
    using store = temporaryStore();
    await install(store, "1.0.0");
    await store.install(packageOf({ version: "2.0.0" }), { upgrade: true });
    await install(store, "3.0.0");
    expect(store.rollback("greet").version).toBe("1.0.0");
  });

  it("keeps apart versions installed within one millisecond", async () => {
    using store = temporaryStore();
    await Promise.all(["1.0.0", "2.0.0", "3.0.0"].map((version) => install(store, version)));
    expect(new Set(store.versions("greet").map(({ version }) => version)).size).toBe(3);
  });

  it("says so when there is nothing to return to", async () => {
    using store = temporaryStore();
    await install(store, "1.0.0");
    expect(() => store.rollback("greet")).toThrow("no rollback snapshot");
  });

  it("keeps the newest versions and the one to roll back to", async () => {
    using store = temporaryStore({ keepVersions: 2 });
    await install(store, "1.0.0");
    for (const version of ["2.0.0", "3.0.0", "4.0.0"]) {
      await store.install(packageOf({ version }), { upgrade: true });
    }
    const kept = store.versions("greet").map(({ version }) => version);
    expect(kept).toEqual(["4.0.0", "3.0.0", "1.0.0"]);
    expect(readdirSync(join(store.dir, "skills", "greet"))).toHaveLength(3);
  });
});

describe("approved permissions", () => {
  const wanting = (version: string, host: string) =>
    packageOf({ version, toml: `[permissions]\nnetwork = ["${host}"]\n` });

  it("are none without an approval, and what was approved with one", async () => {
    using store = temporaryStore();
    const first = await store.install(wanting("1.0.0", "a.example"));
    expect(first.permissions.network).toEqual([]);
    const approval = { digest: "sha256:approved" };
    const second = await store.install(wanting("1.1.0", "a.example"), { upgrade: true, approval });
    expect(second.permissions.network).toEqual(["a.example"]);
    expect(second.approvalDigest).toBe("sha256:approved");
  });

  it("are asked for again when an upgrade wants more", async () => {
    using store = temporaryStore();
    await store.install(wanting("1.0.0", "a.example"), { approval: { digest: "sha256:a" } });
    const more = store.install(wanting("2.0.0", "b.example"), { upgrade: true });
    await expect(more).rejects.toThrow(code("permissions-not-approved"));
    const same = await store.install(wanting("1.0.1", "a.example"), { upgrade: true });
    expect(same.permissions.network).toEqual(["a.example"]);
  });
});

describe("health", () => {
  it("quarantines after five failures in a row, counted across restarts", async () => {
    using directory = temporaryDirectory();
    const check = (status: "ok" | "failing" | "unreachable") => {
      using store = openSkillStore(directory.path);
      return store.recordHealth("greet", status, "no answer");
    };
    {
      using store = openSkillStore(directory.path);
      await store.install(packageOf(), { state: "active" });
    }
    for (const status of ["failing", "unreachable", "failing", "failing"] as const) check(status);
    expect(check("ok")).toMatchObject({ state: "active", health: { streak: 0 } });
    for (let count = 1; count <= 4; count++) expect(check("failing").state).toBe("active");
    const last = check("failing");
    expect(last).toMatchObject({ state: "quarantined", health: { streak: 5 } });
    expect(last.lastError).toContain("no answer");
  });
});

describe("running", () => {
  it.each(["pending", "testing"] as const)("refuses a %s skill", async (state) => {
    using store = temporaryStore();
    await store.install(packageOf(), { state });
    await expect(store.loadRunnable("greet")).rejects.toThrow(code("skill-not-runnable"));
  });

  it("refuses files that were changed, added or removed", async () => {
    using store = temporaryStore();
    const { dir } = await store.install(packageOf(), { state: "active" });
    expect((await store.loadRunnable("greet")).dir).toBe(dir);
    writeFileSync(join(dir, "extra.py"), "");
    await expect(store.loadRunnable("greet")).rejects.toThrow(code("skill-integrity-failed"));
    rmSync(join(dir, "extra.py"));
    writeFileSync(join(dir, "skill.py"), "import os");
    await expect(store.loadRunnable("greet")).rejects.toThrow(code("skill-integrity-failed"));
    rmSync(join(dir, "skill.py"));
    await expect(store.loadRunnable("greet")).rejects.toThrow(code("skill-integrity-failed"));
  });

  it("keeps a trail of executions, latest first", async () => {
    using store = temporaryStore();
    const entry = {
      skillId: "greet",
      versionDigest: "sha256:0",
      action: "hello",
      status: "ok" as const,
      isolation: "sandbox",
      durationMs: 1.5,
      startedAt: 1,
    };
    store.recordExecution(entry);
    const failed = {
      ...entry,
      status: "failed" as const,
      errorCode: "skill-timeout",
      startedAt: 2,
    };
    store.recordExecution(failed);
    expect(store.executions({ skillId: "greet" })).toEqual([failed, entry]);
    expect(store.executions({ skillId: "other" })).toEqual([]);
  });
});

describe("opening", () => {
  it("works where the directory was moved to", async () => {
    using directory = temporaryDirectory();
    const before = join(directory.path, "before");
    const after = join(directory.path, "after");
    const store = openSkillStore(before);
    await store.install(packageOf(), { state: "active" });
    store.close();
    cpSync(before, after, { recursive: true });
    rmSync(before, { recursive: true });
    using moved = openSkillStore(after);
    expect((await moved.loadRunnable("greet")).dir.startsWith(after)).toBe(true);
  });

  it("removes what no row names, and nothing else", async () => {
    using directory = temporaryDirectory();
    const store = openSkillStore(directory.path);
    await store.install(packageOf());
    store.close();
    const skills = join(directory.path, "skills");
    // A process id above any system's maximum: nobody's.
    const dead = join(skills, ".work", `${hostname()}.4294967.abc`);
    mkdirSync(join(skills, "greet", "0".repeat(64)), { recursive: true });
    mkdirSync(join(skills, "ghost", "1".repeat(64)), { recursive: true });
    mkdirSync(dead, { recursive: true });
    using again = openSkillStore(directory.path);
    expect(readdirSync(skills).sort()).toEqual([".work", "greet"]);
    expect(readdirSync(join(skills, "greet"))).toHaveLength(1);
    expect(again.list()).toHaveLength(1);
  });

  it("leaves alone what another live process is writing", async () => {
    using directory = temporaryDirectory();
    openSkillStore(directory.path).close();
    const theirs = join(directory.path, "skills", ".work", `${hostname()}.${process.ppid}.abc`);
    mkdirSync(theirs, { recursive: true });
    openSkillStore(directory.path).close();
    expect(existsSync(theirs)).toBe(true);
  });

  it("reports a lost database instead of deleting every skill", async () => {
    using directory = temporaryDirectory();
    const store = openSkillStore(directory.path);
    const { dir } = await store.install(packageOf());
    store.close();
    rmSync(join(directory.path, "state.db"));
    expect(() => openSkillStore(directory.path)).toThrow(code("state-database-damaged"));
    expect(existsSync(join(dir, "skill.py"))).toBe(true);
  });

  it("shares a database with other components", async () => {
    using store = temporaryStore();
    store.database.migrate("generator", ["CREATE TABLE attempts (id TEXT) STRICT"]);
    expect(store.database.all("SELECT * FROM attempts")).toEqual([]);
  });

  it("frees the id on removal", async () => {
    using store = temporaryStore();
    const { dir } = await store.install(packageOf());
    store.remove("greet");
    expect(store.list()).toEqual([]);
    expect(existsSync(dir)).toBe(false);
    expect((await store.install(packageOf({ version: "9.0.0" }))).version).toBe("9.0.0");
  });
});
