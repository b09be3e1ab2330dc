import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  checkAgentSkill,
  loadAgentSkill,
  safeParseAgentSkill,
  validateAgentSkill,
} from "@skillwright/core";
import { afterAll, beforeAll, expect, it } from "vitest";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "skill-diagnostics-"));
});
afterAll(() => rm(root, { recursive: true }));

it.each([
  ["a colon in a value", "name: a\ndescription: Use when: ready", "yaml-invalid", 3, 14],
  ["brackets", "name: a\ndescription: b\nallowed-tools: [Read]", "yaml-invalid", 4, 16],
  ["an anchor", "name: &x a\ndescription: b", "yaml-invalid", 2, 10],
  ["an alias", "name: a\ndescription: b\nlicense: *x", "yaml-invalid", 4, 10],
  ["a tag", "name: a\ndescription: !!str b", "yaml-invalid", 3, 20],
  ["a merge key", "name: a\ndescription: b\n<<: c", "yaml-invalid", 4, 1],
  [
    "a duplicate key in metadata",
    "name: a\ndescription: b\nmetadata:\n  v: c\n  v: d",
    "yaml-invalid",
    6,
    3,
  ],
  ["indentation by tabs", "name: a\ndescription: b\nmetadata:\n\tv: c", "yaml-invalid", 5, 1],
  ["a tab in a value", "name: a\ndescription: b\tc", "yaml-invalid", 3, 15],
  ["a second document", "name: a\ndescription: b\n...\nc: d", "yaml-invalid", 5, 1],
  ["a control character", "name: a\ndescription: b\u0007", "unreadable", 3, 15],
  ["an unknown field", "name: a\ndescription: b\nmodel: c", "field-unknown", 4, 1],
  ["a bad name", "description: b\nname: A", "name-not-lowercase", 3, 7],
  ["a description that is a list", "name: a\ndescription:\n  - b", "description-empty", 4, 3],
  [
    "a compatibility that is a map",
    "name: a\ndescription: b\ncompatibility:\n  c: d",
    "compatibility-type",
    5,
    3,
  ],
])("finds %s with line and column", (_, frontmatter, code, line, column) => {
  const diagnostics = checkAgentSkill(`---\n${frontmatter}\n---\n`);
  expect(diagnostics).toMatchObject([{ code, severity: "error", line, column, file: "SKILL.md" }]);
});

it.each([
  ["a byte-order mark", "\ufeff---\nname: a\ndescription: b\n---\n", "frontmatter-missing"],
  ["a colon in a value", "---\nname: a\ndescription: Use when: ready\n---\n", "yaml-invalid"],
  ["brackets", "---\nname: a\ndescription: b\ntags: [c]\n---\n", "yaml-invalid"],
  ["a name of another directory", "---\nname: b\ndescription: b\n---\n", "name-directory-mismatch"],
  [
    "a name that is too long",
    `---\nname: ${"a".repeat(65)}\ndescription: b\n---\n`,
    "name-too-long",
  ],
])("loads %s with a warning", (_, text, code) => {
  const { skill, diagnostics } = safeParseAgentSkill(text, { directoryName: "a" });
  expect(skill?.description).toMatch(/^(?:b|Use when: ready)$/);
  expect(diagnostics).toContainEqual(expect.objectContaining({ code, severity: "warning" }));
});

it.each([
  ["no description", "---\nname: a\n---\n", "description-missing"],
  ["no name", "---\ndescription: a\n---\n", "name-missing"],
  ["no frontmatter", "# Steps\n", "frontmatter-missing"],
  ["YAML beyond repair", "---\nname: a\n  description: b\n---\n", "yaml-invalid"],
])("loads nothing with %s, and says why", (_, text, code) => {
  const { skill, diagnostics } = safeParseAgentSkill(text);
  expect(skill).toBeUndefined();
  expect(diagnostics).toContainEqual(expect.objectContaining({ code, severity: "error" }));
});

it.each([
  ["letters beyond a-z", "表格", "name-not-ascii"],
  ["letters that look alike", "сsv", "name-mixed-script"],
  ["the name of a device", "con", "name-reserved"],
])("warns of a name with %s", (_, name, code) => {
  const diagnostics = checkAgentSkill(`---\nname: ${name}\ndescription: b\n---\n`);
  expect(diagnostics).toContainEqual(expect.objectContaining({ code, severity: "warning" }));
});

it.each([
  ["a document end", "name: a\ndescription: b\n..."],
  ["comments and blank lines", "# c\n\nname: a # d\n\ndescription: b"],
  ["quoted keys", "'name': a\n\"description\": b"],
  ["an evenly indented top level", "  name: a\n  description: b"],
  ["an explicit key", "? name\n: a\ndescription: b"],
  ["a block with its own indentation", "name: a\ndescription: |2-\n   b"],
])("accepts %s", (_, frontmatter) => {
  expect(checkAgentSkill(`---\n${frontmatter}\n---\n`, { directoryName: "a" })).toEqual([]);
});

it("mentions a body of more than 500 lines", () => {
  const text = `---\nname: a\ndescription: b\n---\n\n${"x\n".repeat(501)}`;
  expect(checkAgentSkill(text)).toMatchObject([{ code: "body-long", severity: "info", line: 6 }]);
});

it.each([
  ["nothing", async () => {}, "path-missing"],
  ["a file", (path: string) => writeFile(path, ""), "not-a-directory"],
  ["an empty directory", (path: string) => mkdir(path), "missing-skill-md"],
  [
    "bytes that are not UTF-8",
    (path: string) => writeSkill(path, Buffer.from([0x2d, 0xff])),
    "unreadable",
  ],
])("finds %s where a skill should be", async (name, make, code) => {
  const path = join(root, name);
  await make(path);
  expect(await validateAgentSkill(path)).toMatchObject([{ code, severity: "error" }]);
  await expect(loadAgentSkill(path)).rejects.toMatchObject({ code: "agent-skill-invalid" });
});

it("takes the path of the file for that of its directory", async () => {
  const path = join(root, "csv-tidy");
  await writeSkill(path, Buffer.from("---\nname: csv-tidy\ndescription: b\n---\n"));
  expect(await validateAgentSkill(join(path, "SKILL.md"))).toEqual([]);
  expect(await loadAgentSkill(path)).toMatchObject({ name: "csv-tidy" });
});

it("warns of a lower-case file name", async () => {
  const path = join(root, "lower");
  await mkdir(path);
  await writeFile(join(path, "skill.md"), "---\nname: lower\ndescription: b\n---\n");
  expect(await validateAgentSkill(path)).toMatchObject([
    { code: "file-name-not-canonical", severity: "warning" },
  ]);
});

async function writeSkill(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path);
  await writeFile(join(path, "SKILL.md"), bytes);
}
