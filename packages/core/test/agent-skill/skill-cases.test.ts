import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  formatAgentSkill,
  parseAgentSkill,
  safeParseAgentSkill,
  validateAgentSkill,
} from "@skillwright/core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadSkillCases } from "./skill-cases.ts";

const cases = loadSkillCases();
let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "skill-cases-"));
});
afterAll(() => rm(root, { recursive: true }));

it("has all 50 cases", () => {
  expect(cases).toHaveLength(50);
});

it.each(cases)("judges $name", async ({ name, dirName, fileName, content, valid, codes, warn }) => {
  const dir = join(root, name, dirName);
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, fileName), content);
  const diagnostics = await validateAgentSkill(dir);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(({ code }) => code)).toEqual(codes);
  expect(errors.length === 0).toBe(valid);
  expect(diagnostics.map(({ code }) => code)).toEqual(
    expect.arrayContaining(warn === undefined ? [] : [warn]),
  );
});

it.each(cases.filter(({ valid }) => valid))("reads $name", ({ name, content, parsed, body }) => {
  const skill = parseAgentSkill(content);
  // The validator prints a nested map as Python does.
  const ours = name === "metadata-nested-map" ? { metadata: { cstate: { profile: "fast" } } } : {};
  expect(skill.source?.frontmatter).toEqual({ ...parsed, ...ours });
  expect(skill.body.replaceAll("\r\n", "\n").trim()).toBe(body);
});

const loadable = cases.filter(({ content }) => safeParseAgentSkill(content).skill !== undefined);

it.each(loadable)("writes $name as it was read", ({ content }) => {
  expect(formatAgentSkill(parseAgentSkill(content))).toBe(content);
});

it("loads what clients are told to load", () => {
  const refused = cases.filter((one) => !loadable.includes(one)).map(({ name }) => name);
  expect(refused).toMatchInlineSnapshot(`
    [
      "frontmatter-not-closed",
      "frontmatter-is-a-list",
      "frontmatter-empty",
      "both-required-missing",
      "field-name-case-matters",
      "duplicate-field",
      "description-only-comment",
      "body-glued-to-closing-fence",
    ]
  `);
});
