import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, it } from "vitest";
import { codeSkillLoader } from "../../src/loaders/code-skill-loader.ts";
import { pythonSkillLoader } from "../../src/loaders/python-skill-loader.ts";
import { openFactory } from "../support/open-factory.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { writeCodeSkill } from "../support/write-code-skill.ts";

const notStarted = () => ({
  options: () => Promise.reject(new Error("discovery starts no process")),
});
const loaders = [codeSkillLoader(), pythonSkillLoader(notStarted)];

/** Writes a manifest into a directory of its own. */
function writeManifest(parent: string, name: string, toml: string) {
  const dir = join(parent, name);
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, "manifest.toml"), toml);
  writeFileSync(join(dir, "skill.py"), "");
}

it("4: discovery finds skills below relative and absolute paths, and says why it skips the rest", async () => {
  using directory = temporaryDirectory();
  const { path } = directory;
  writeCodeSkill(join(path, "nested/deeper"), { id: "builtin.echo" }, "export default {};");
  writeManifest(path, "greet", 'id = "greet"\nname = "Greet"\n');
  writeManifest(path, "broken", 'id = "Not An Id"\n');
  writeFileSync(join(path, "notes.py"), "print('no skill')");
  mkdirSync(join(path, "empty"));
  await using opened = await openFactory([]);
  const paths = [relative(process.cwd(), path), join(path, "absent")];
  const { registered, diagnostics } = await opened.registry.discover(paths, loaders);
  expect(registered.map(({ id }) => id)).toEqual(["greet", "builtin.echo"]);
  const places = diagnostics.map(({ code, severity, file }) => [
    severity,
    code,
    relative(path, file ?? ""),
  ]);
  expect(places).toEqual([
    ["error", "manifest-invalid", "broken/manifest.toml"],
    ["info", "directory-empty", "empty"],
    ["info", "file-skipped", "notes.py"],
    ["error", "path-unreadable", "absent"],
  ]);
  expect(diagnostics.every(({ message }) => message.length > 10)).toBe(true);
});

it("5: the metadata's id wins over file names, and code that says another id is refused", async () => {
  using directory = temporaryDirectory();
  const { path } = directory;
  writeManifest(path, "some-folder", 'id = "greet"\nname = "Greet"\n');
  const source = `export default { metadata: { id: "other" }, execute: () => null };`;
  writeCodeSkill(path, { id: "builtin.echo" }, source);
  await using opened = await openFactory([]);
  const { registered } = await opened.registry.discover([path], loaders);
  expect(registered.map(({ id }) => id)).toEqual(["builtin.echo", "greet"]);
  expect(await opened.factory.execute("builtin.echo")).toMatchObject({
    error: { code: "skill-id-mismatch" },
  });
});

it("5: the same id twice is a diagnostic, not a second skill", async () => {
  using directory = temporaryDirectory();
  writeManifest(directory.path, "one", 'id = "greet"\nname = "Greet"\n');
  writeManifest(directory.path, "two", 'id = "greet"\nname = "Greet"\n');
  await using opened = await openFactory([]);
  const { registered, diagnostics } = await opened.registry.discover([directory.path], loaders);
  expect(registered).toHaveLength(1);
  expect(diagnostics.map(({ code }) => code)).toEqual(["skill-version-taken"]);
});
