import {
  type AgentSkillDraft,
  AgentSkillError,
  formatAgentSkill,
  parseAgentSkill,
} from "@skillwright/core";
import { expect, it } from "vitest";

const file = `---
# Kept by hand.
name: csv-tidy
description: >
  Tidies CSV files.
  Use when a table needs cleaning.

license: 'MIT' # short
allowed-tools:
  - Read
  - Bash(git:*)
metadata:
  author: "Ada"   # who
  version:   '1.0'
  nested:
    deep: 1.10
model: opus
---

# Steps
`;

it.each<[string, Partial<AgentSkillDraft>, string, string]>([
  ["a name", { name: "csv-neat" }, "name: csv-tidy\n", "name: csv-neat\n"],
  [
    "a folded description",
    { description: "Use when: ready" },
    "description: >\n  Tidies CSV files.\n  Use when a table needs cleaning.\n",
    'description: "Use when: ready"\n',
  ],
  [
    "a text of several lines",
    { description: "Tidies.\nUse it." },
    "description: >\n  Tidies CSV files.\n  Use when a table needs cleaning.\n",
    "description: |-\n  Tidies.\n  Use it.\n",
  ],
  [
    "a quoted value with a comment",
    { license: "Apache-2.0" },
    "license: 'MIT' # short",
    "license: Apache-2.0 # short",
  ],
  [
    "a list, which the standard has as text",
    { allowedTools: ["Read", "Write"] },
    "allowed-tools:\n  - Read\n  - Bash(git:*)\n",
    "allowed-tools: Read Write\n",
  ],
  [
    "one key of metadata",
    { metadata: { author: "Ada", version: "1.1", nested: { deep: "1.10" } } },
    "  version:   '1.0'\n",
    '  version: "1.1"\n',
  ],
  [
    "a key two levels down",
    { metadata: { author: "Ada", version: "1.0", nested: { deep: "2" } } },
    "    deep: 1.10\n",
    '    deep: "2"\n',
  ],
  [
    "a new key of metadata",
    { metadata: { author: "Ada", version: "1.0", nested: { deep: "1.10" }, tags: "csv" } },
    "    deep: 1.10\n",
    "    deep: 1.10\n  tags: csv\n",
  ],
  [
    "a removed key of metadata",
    { metadata: { author: "Ada", nested: { deep: "1.10" } } },
    "  version:   '1.0'\n",
    "",
  ],
  ["a field of one client", { otherFields: { model: "haiku" } }, "model: opus\n", "model: haiku\n"],
  ["a removed field of one client", { otherFields: {} }, "model: opus\n", ""],
  [
    "a new field, in the standard's order",
    { compatibility: "Needs git" },
    "allowed-tools:",
    "compatibility: Needs git\nallowed-tools:",
  ],
  ["the body", { body: "# Other\n" }, "# Steps\n", "# Other\n"],
])("rewrites only the lines of %s", (_, change, before, after) => {
  const skill = parseAgentSkill(file);
  expect(file).toContain(before);
  expect(formatAgentSkill({ ...skill, ...change })).toBe(file.replace(before, after));
});

it("removes a field with its lines", () => {
  const { license: _, ...skill } = parseAgentSkill(file);
  expect(formatAgentSkill(skill)).toBe(file.replace("license: 'MIT' # short\n", ""));
});

it("keeps CR LF in the lines that it writes", () => {
  const windows = file.replaceAll("\n", "\r\n");
  const edited = formatAgentSkill({ ...parseAgentSkill(windows), compatibility: "Needs git" });
  expect(edited).toBe(
    windows.replace("allowed-tools:", "compatibility: Needs git\r\nallowed-tools:"),
  );
});

it("writes a value that had to be quoted to be read as it was read", () => {
  const text = "---\nname: a\ndescription: Use when: ready\nlicense: MIT\n---\n";
  expect(formatAgentSkill({ ...parseAgentSkill(text), license: "ISC" })).toBe(
    '---\nname: a\ndescription: "Use when: ready"\nlicense: ISC\n---\n',
  );
});

it.each([
  ["a fence at the end of the file", "---\nname: a\ndescription: b\n---"],
  ["no body", "---\nname: a\ndescription: b\n---\n"],
  ["a blank line for a body", "---\nname: a\ndescription: b\n---\n\n"],
])("gives a first body to a file with %s", (_, text) => {
  expect(formatAgentSkill({ ...parseAgentSkill(text), body: "# Steps\n" })).toBe(
    "---\nname: a\ndescription: b\n---\n\n# Steps\n",
  );
});

it("rewrites the frontmatter where a value cannot be edited in place", () => {
  const text = "---\nname: a\ndescription: b\nmetadata:\n  note: |+\n    kept\n\n\n---\n";
  const skill = parseAgentSkill(text);
  const edited = parseAgentSkill(
    formatAgentSkill({ ...skill, license: "MIT", metadata: { ...skill.metadata, version: "1" } }),
    { profile: "lenient" },
  );
  expect(edited.metadata).toEqual({ note: "kept\n\n\n", version: "1" });
});

it.each<[string, AgentSkillDraft, string]>([
  ["a bad name", { name: "CSV_Tidy", description: "b" }, "name-not-lowercase"],
  ["a blank description", { name: "a", description: " " }, "description-empty"],
  [
    "a description that is too long",
    { name: "a", description: "d".repeat(1025) },
    "description-too-long",
  ],
  [
    "a field that the standard lacks",
    { name: "a", description: "b", otherFields: { version: "1" } },
    "field-unknown",
  ],
  ["a merge key", { name: "a", description: "b", metadata: { "<<": "c" } }, "yaml-invalid"],
])("refuses to make a skill with %s", (_, draft, code) => {
  const error = catchError(() => formatAgentSkill(draft));
  expect(error.diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
});

it("suggests a name in place of a bad one", () => {
  const error = catchError(() => formatAgentSkill({ name: "CSV_Tidy", description: "b" }));
  expect(error.hint).toBe('Try: name it "csv-tidy".');
});

it("refuses an edit that breaks a rule, not one that leaves a broken rule broken", () => {
  const skill = parseAgentSkill("---\nname: Bad\ndescription: b\n---\n");
  expect(formatAgentSkill({ ...skill, license: "MIT" })).toContain("license: MIT");
  const error = catchError(() => formatAgentSkill({ ...skill, description: "d".repeat(1025) }));
  expect(error.diagnostics.map(({ code }) => code)).toEqual(["description-too-long"]);
});

it("takes text that UTF-8 cannot hold for a programmer's mistake", () => {
  expect(() => formatAgentSkill({ name: "a", description: "\ud800" })).toThrow(TypeError);
});

function catchError(action: () => unknown): AgentSkillError {
  try {
    action();
  } catch (error) {
    if (error instanceof AgentSkillError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
