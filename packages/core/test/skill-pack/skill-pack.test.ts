import {
  adoptCellstateFields,
  agentSkillFromPack,
  checkAgentSkill,
  createSkillPack,
  formatAgentSkill,
  formatSkillPack,
  packFromAgentSkills,
  parseAgentSkill,
  parseSkillPack,
  renderSkillMd,
  SkillPackError,
} from "@skillwright/core";
import fc from "fast-check";
import { expect, it } from "vitest";

const config = `
[meta]
version = "2.1"

[toolsets.files]
tools = ["read", "write"]

[agents.researcher]
profile = "fast"
token_budget = 8000
prompt_md = "prompts/researcher.md"
toolsets = ["web", "files"]
description = "Reads documents: takes notes."
tags = ["research", "notes"]

[agents.asleep]
enabled = false
prompt_md = "prompts/asleep.md"

[agents.writer]
prompt = "You write."
`;
const pack = createSkillPack(config, {
  prompts: { "prompts/researcher.md": "# Researcher\n\nYou read.\n\n" },
});

it("makes a skill of each enabled agent, in order", () => {
  expect(pack.skills.map(({ name }) => name)).toEqual(["researcher", "writer"]);
});

it("takes version, description, tags and toolsets from the config", () => {
  expect(pack.skills[0]).toMatchObject({
    description: "Reads documents: takes notes.",
    version: "2.1",
    tags: ["research", "notes"],
    resources: { "toolsets/files": "reference", "toolsets/web": "reference" },
  });
  expect(pack.skills[1]).toMatchObject({ description: "CELLSTATE agent: writer", tags: [] });
});

it("puts the prompt itself into the body", () => {
  expect(pack.skills[0]?.instructions).toMatchInlineSnapshot(`
    "<!-- Source: prompts/researcher.md -->

    Agent prompt loaded from: prompts/researcher.md

    Profile: fast
    Token budget: 8000
    Toolsets: web, files

    # Researcher

    You read.
    "
  `);
  expect(pack.skills[1]?.instructions).toMatchInlineSnapshot(`
    "Profile: default
    Token budget: default
    Toolsets: none

    You write.
    "
  `);
});

it("names a prompt whose text it does not have", () => {
  const [skill] = createSkillPack(config).skills;
  expect(skill?.instructions).toContain("Agent prompt loaded from: prompts/researcher.md");
});

it("takes a parsed config, and 1.0 without a version", () => {
  const { skills } = createSkillPack({ agents: { a: { prompt_md: "a--> b.md" } } });
  expect(skills[0]).toMatchObject({ name: "a", version: "1.0" });
  expect(skills[0]?.instructions).toContain("<!-- Source: a- -> b.md -->");
});

it.each([
  ["no TOML", "[agents", "toml-invalid"],
  ["no agents", "[meta]\nversion = '1'", "config-invalid"],
  ["a version that is a number", "[meta]\nversion = 1\n[agents.a]", "config-invalid"],
])("refuses a config with %s", (_, toml, code) => {
  expect(catchError(() => createSkillPack(toml)).diagnostics).toMatchObject([{ code }]);
});

it("reads what it writes", () => {
  expect(parseSkillPack(formatSkillPack(pack))).toEqual(pack);
});

it("leaves empty tags and resources out of the JSON", () => {
  const [, writer] = JSON.parse(formatSkillPack(pack)).skills;
  expect(Object.keys(writer)).toEqual(["name", "description", "version", "instructions"]);
});

it("fills in what an old pack lacks, and sorts resources", () => {
  const json = JSON.stringify({
    skills: [{ name: "a", description: "b", resources: { "z.md": "asset", "a.py": "script" } }],
  });
  const { schemaVersion, skills } = parseSkillPack(json);
  expect(schemaVersion).toBe("cellstate.skills.pack.v1");
  expect(skills[0]).toMatchObject({ version: "1.0", tags: [], instructions: "" });
  expect(Object.keys(skills[0]?.resources ?? {})).toEqual(["a.py", "z.md"]);
});

it.each([
  ["a schema version to come", '{"schema_version":"cellstate.skills.pack.v2","skills":[]}'],
  ["no skills", "{}"],
  [
    "a resource of unknown kind",
    '{"skills":[{"name":"a","description":"b","resources":{"c":"d"}}]}',
  ],
  ["no JSON", "{"],
])("refuses a pack with %s", (_, json) => {
  expect(catchError(() => parseSkillPack(json)).code).toBe("skill-pack-invalid");
});

it("exports to the standard with version and tags in metadata", () => {
  const [researcher] = pack.skills;
  const text = formatAgentSkill(agentSkillFromPack(researcher ?? fail()));
  expect(checkAgentSkill(text, { directoryName: "researcher" })).toEqual([]);
  expect(text).toMatchInlineSnapshot(`
    "---
    name: researcher
    description: "Reads documents: takes notes."
    metadata:
      version: "2.1"
      tags: research, notes
    ---

    <!-- Source: prompts/researcher.md -->

    Agent prompt loaded from: prompts/researcher.md

    Profile: fast
    Token budget: 8000
    Toolsets: web, files

    # Researcher

    You read.
    "
  `);
});

it("renders CELLSTATE's field order on request", () => {
  expect(renderSkillMd(pack.skills[0] ?? fail())).toMatchInlineSnapshot(`
    "---
    name: researcher
    description: "Reads documents: takes notes."
    version: "2.1"
    tags:
      - research
      - notes
    ---

    <!-- Source: prompts/researcher.md -->

    Agent prompt loaded from: prompts/researcher.md

    Profile: fast
    Token budget: 8000
    Toolsets: web, files

    # Researcher

    You read.
    "
  `);
});

it("lets no value of a rendered skill add a field", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (one, other) => {
      const text = renderSkillMd({
        name: `n${one}\nx: ${other}`,
        description: `d${other}\n---\n${one}`,
        version: one,
        tags: [other],
        instructions: "",
        resources: {},
      });
      const fields = Object.keys(parseAgentSkill(text).source?.frontmatter ?? {});
      expect(fields).toEqual(
        one === "" ? ["name", "description", "tags"] : ["name", "description", "version", "tags"],
      );
    }),
  );
});

it("moves version and tags of a rendered skill to metadata on import", () => {
  const skill = parseAgentSkill(renderSkillMd(pack.skills[0] ?? fail()));
  const adopted = formatAgentSkill(adoptCellstateFields(skill));
  expect(checkAgentSkill(adopted)).toEqual([]);
  expect(parseAgentSkill(adopted).metadata).toEqual({ version: "2.1", tags: "research, notes" });
});

it("leaves a skill of the standard as it is on import", () => {
  const skill = parseAgentSkill("---\nname: a\ndescription: b\nmodel: c\n---\n");
  expect(adoptCellstateFields(skill)).toBe(skill);
});

it("packs skills of the standard, with their files by kind", () => {
  const skill = parseAgentSkill(formatAgentSkill(agentSkillFromPack(pack.skills[0] ?? fail())));
  const packed = packFromAgentSkills([
    { skill, files: ["scripts/a.py", "references/b.md", "c.txt"] },
  ]);
  expect(packed.skills).toEqual([
    {
      ...pack.skills[0],
      resources: { "c.txt": "asset", "references/b.md": "reference", "scripts/a.py": "script" },
    },
  ]);
});

function fail(): never {
  throw new Error("the pack lacks a skill");
}

function catchError(action: () => unknown): SkillPackError {
  try {
    action();
  } catch (error) {
    if (error instanceof SkillPackError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
