import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createHostServer, type HostServer } from "@skillwright/host";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type CodeSkillWorkspace, openCodeSkillWorkspace } from "./support/code-skills.ts";

/** One skill of each kind in one data directory. */
let opened: CodeSkillWorkspace;
let server: HostServer;
const ids: Record<string, string> = {};

async function call(command: string, payload: object = {}) {
  const answer = await server.handle({ v: 1, request_id: "1", command, payload });
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into answers of every shape.
  return answer.payload as any;
}

async function search(query: string, filter: object = {}): Promise<string[]> {
  const { results } = await call("skill.discovery.search", { query, limit: 50, ...filter });
  return results.map(({ skill_id }: { skill_id: string }) => skill_id);
}

beforeAll(async () => {
  opened = await openCodeSkillWorkspace();
  server = createHostServer(opened.workspace);
  const python = { intent: "convert temperatures from Celsius to Fahrenheit", confirm: true };
  ids["python"] = (await call("skill.generate", python)).skill_id;
  const compiled = { intent: "When I say `open sesame`, answer `the door opens`", confirm: true };
  ids["compiled"] = (await call("skill.generate", compiled)).skill_id;
  const directory = join(opened.skills, "..", "..", "water-plants");
  await mkdir(directory);
  const frontmatter = "name: water-plants\ndescription: Waters the plants on the balcony.";
  await writeFile(join(directory, "SKILL.md"), `---\n${frontmatter}\n---\nDo it.\n`);
  const source = { source: directory, cwd: directory };
  const { skills } = await call("skill.instruction.import", source);
  await call("skill.instruction.import", { ...source, approve: [skills[0].digest] });
  ids["markdown"] = "water-plants";
  const [code] = (await call("skill.discovery.search", { query: "shout", source: ["code"] }))
    .results;
  ids["code"] = code.skill_id;
});
afterAll(() => opened[Symbol.asyncDispose]());

const queries = {
  python: "Celsius to Fahrenheit",
  compiled: "open sesame",
  markdown: "water the plants",
  code: "shout",
};

it.each(Object.entries(queries))(
  "finds a %s skill, among all and by its source",
  async (kind, query) => {
    const id = ids[kind];
    expect(await search(query)).toContain(id);
    expect(await search(query, { source: [kind] })).toContain(id);
    const others = Object.keys(queries).filter((other) => other !== kind);
    expect(await search(query, { source: others })).not.toContain(id);
  },
);

it("finds by tags, which must all be there", async () => {
  const { tags = [] } = opened.workspace.store.get(ids["python"] ?? "")?.manifest ?? {};
  expect(tags.length).toBeGreaterThan(0);
  expect(await search("temperatures", { tags })).toEqual([ids["python"]]);
  expect(await search("temperatures", { tags: [...tags, "no-such-tag"] })).toEqual([]);
});

it("offers no skill that is disabled or quarantined, and finds it by that state", async () => {
  const skill_id = ids["python"];
  const intent = "convert temperatures from Celsius to Fahrenheit";
  expect(await call("skill.generate", { intent })).toMatchObject({ status: "existing_match" });
  for (const state of ["disabled", "quarantined"]) {
    if (state === "disabled") opened.workspace.store.disable(skill_id ?? "");
    else opened.workspace.store.quarantine(skill_id ?? "", "it lied");
    expect(await search(queries.python)).not.toContain(skill_id);
    expect(await search(queries.python, { state: [state] })).toEqual([skill_id]);
    expect(await call("skill.generate", { intent })).toMatchObject({ status: "proposed" });
  }
  expect(await search("plants", { state: ["active"] })).toContain("water-plants");
  expect(await call("skill.index.status")).toMatchObject({ stale: 0, orphans: 0, missing: 0 });
});

it.each([{ source: ["python"] }, { state: ["pending"] }, { tags: [""] }, { source: "python" }])(
  "checks the filter %j",
  async (filter) => {
    const answer = await server.handle({
      ...{ v: 1, request_id: "1", command: "skill.discovery.search" },
      payload: { query: "x", ...filter },
    });
    expect(answer.ok).toBe(JSON.stringify(filter) === '{"source":["python"]}');
  },
);
