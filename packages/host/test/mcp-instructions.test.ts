import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/client";
import { SkillsClient } from "@modelcontextprotocol/client/ext/skills";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { mcpClients } from "./support/mcp-clients.ts";
import { openMcpSession } from "./support/mcp-session.ts";
import { openTemporaryWorkspace, type TemporaryWorkspace } from "./support/temporary-workspace.ts";

const text =
  "---\nname: release-notes\ndescription: Writes release notes.\n---\n\nRead GUIDE.md.\n";

let temporary: TemporaryWorkspace;
beforeAll(async () => {
  temporary = await openTemporaryWorkspace();
});
beforeEach(() => rm(directory(), { recursive: true, force: true }));
afterAll(() => temporary[Symbol.asyncDispose]());

const directory = () => join(temporary.workspace.home, "instructions");

async function writeSkill() {
  const skill = join(directory(), "release-notes");
  await mkdir(join(skill, "references"), { recursive: true });
  await writeFile(join(skill, "references/GUIDE.md"), "Keep it short.\n");
  await writeFile(join(skill, "SKILL.md"), text);
}

it("serves instruction skills by the skills extension, verbatim and with digests", async () => {
  await writeSkill();
  await using session = openMcpSession(temporary.workspace);
  const client = new Client(
    { name: "test", version: "1.0.0" },
    { versionNegotiation: { mode: { pin: "2026-07-28" } } },
  );
  await client.connect(session.transport);
  const skills = new SkillsClient(client);
  expect(skills.supported).toBe(true);
  const [skill] = (await skills.list()).skills;
  if (skill === undefined) throw new Error("no skill is listed");
  expect(skill).toMatchObject({
    uri: "skill://release-notes/SKILL.md",
    frontmatter: { name: "release-notes", description: "Writes release notes." },
  });
  expect(skill.resources).toMatchObject([
    { uri: "skill://release-notes/SKILL.md", digest: expect.stringMatching(/^sha256:/) },
    { uri: "skill://release-notes/references/GUIDE.md", size: 15 },
  ]);
  expect(await skills.read(skill)).toMatchObject({ text, verified: true });
  expect(await skills.read(skill, "references/GUIDE.md")).toMatchObject({ verified: true });
  await client.close();
});

describe.each(mcpClients)("a client of %s without the extension", (_name, connect) => {
  it("lists and reads them by tools", async () => {
    await writeSkill();
    await using session = openMcpSession(temporary.workspace);
    await using client = await connect(session.transport);
    expect((await client.callTool("list_instruction_skills", {})).structured).toEqual({
      skills: [
        {
          name: "release-notes",
          description: "Writes release notes.",
          files: ["SKILL.md", "references/GUIDE.md"],
        },
      ],
    });
    const name = "release-notes";
    expect((await client.callTool("read_instruction_skill", { name })).text).toBe(text);
    const guide = { name, file: "references/GUIDE.md" };
    expect((await client.callTool("read_instruction_skill", guide)).text).toBe("Keep it short.\n");
  });

  it.each(["../../state.db", "/etc/passwd", "references/../SKILL.md", "no-such-file.md"])(
    "is refused the file %s",
    async (file) => {
      await writeSkill();
      await using session = openMcpSession(temporary.workspace);
      await using client = await connect(session.transport);
      const answer = await client.callTool("read_instruction_skill", {
        name: "release-notes",
        file,
      });
      expect(answer).toMatchObject({
        isError: true,
        text: expect.stringMatching(/^skill-not-found/),
      });
    },
  );

  it("sees the tools appear with the first skill", async () => {
    await using session = openMcpSession(temporary.workspace);
    const changed = Promise.withResolvers<void>();
    await using client = await connect(session.transport, {
      onToolsChanged: () => changed.resolve(),
    });
    const names = async () => (await client.listTools()).map(({ name }) => name);
    expect(await names()).not.toContain("list_instruction_skills");
    await writeSkill();
    await changed.promise;
    expect(await names()).toContain("list_instruction_skills");
  });
});
