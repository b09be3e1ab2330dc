import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatManifest } from "@skillwright/core";
import { analyzeScript, testSkill } from "@skillwright/python-runtime";
import { afterAll, describe, expect, it } from "vitest";
import { createScaffold } from "../../src/templates/create-scaffold.ts";
import { type FilledPackage, fillTemplate } from "../../src/templates/fill-template.ts";
import { loadTemplates } from "../../src/templates/load-templates.ts";
import { systemPython } from "../pipeline/system-python.ts";

const templates = await loadTemplates();
const directory = await mkdtemp(join(tmpdir(), "templates-"));
const environment = await systemPython();
const identity = { id: "my-skill", name: "My Skill" };

afterAll(() => rm(directory, { recursive: true, force: true }));

async function testPackage(name: string, { manifest, files }: FilledPackage) {
  const dir = join(directory, name);
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, "manifest.toml"), formatManifest(manifest));
  for (const [path, text] of Object.entries(files)) await writeFile(join(dir, path), text);
  return testSkill({ dir, manifest }, { environment, mode: "validation" });
}

/** Enough for every quantity of the unit conversion. */
const maxFillings = 8;

/** One filling for each set of acceptance tests that the examples come to. */
function distinctFillings(template: (typeof templates)[number]): [string, FilledPackage][] {
  const fillings = new Map<string, [string, FilledPackage]>();
  for (const intent of template.definition.examples) {
    const filled = fillTemplate(template, { ...identity, intent });
    if (filled.status !== "filled") continue;
    const key = JSON.stringify(filled.manifest.tests);
    if (!fillings.has(key)) fillings.set(key, [intent, filled]);
  }
  return [...fillings.values()].slice(0, maxFillings);
}

describe.each(templates)("$name", (template) => {
  it("has a script without errors or warnings that answers the protocol", () => {
    const { diagnostics, handlers } = analyzeScript(template.files["skill.py"] ?? "");
    expect(diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
    expect(handlers).toEqual(expect.arrayContaining(["handshake", "invoke", "health", "shutdown"]));
  });

  it.each(distinctFillings(template))("passes its live test for %j", async (_, filled) => {
    const report = await testPackage(template.name, filled);
    expect(report.diagnostics).toEqual([]);
    const statuses = filled.manifest.tests.map(({ needs }) => (needs[0] ? "skipped" : "passed"));
    expect(report.tests.map(({ status }) => status)).toEqual(statuses);
    expect(report).toMatchObject({ passed: true, handshake: { name: "my-skill" } });
  });
});

it("a scaffold passes its live test", async () => {
  const report = await testPackage("scaffold", createScaffold({ ...identity, intent: "anything" }));
  expect(report.diagnostics).toEqual([]);
  expect(report.passed).toBe(true);
});
