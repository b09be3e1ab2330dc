import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createCliHome } from "./support/cli-home.ts";

const fixtures = new URL("../packages/host/test/fixtures/code-skills", import.meta.url);

/** A command line whose configuration names a directory with code skills. */
async function createHomeWithCodeSkills() {
  const cli = await createCliHome();
  const skills = join(cli.home, "..", "my-skills");
  await mkdir(cli.home, { recursive: true });
  await cp(fixtures, skills, { recursive: true });
  await writeFile(join(cli.home, "skillwright.toml"), '[skills]\npaths = ["../my-skills"]\n');
  return { cli, skills, [Symbol.asyncDispose]: () => cli[Symbol.asyncDispose]() };
}

it("lists, shows, runs and finds the code skills of a configured path", async () => {
  await using prepared = await createHomeWithCodeSkills();
  const { cli } = prepared;
  const listed = await cli.run("list", "--source", "code");
  expect(listed.stdout).toMatch(/^SKILL .*\nshout +1\.0\.0 +active +code +Turns a text/);
  expect(listed.stderr).toMatch(/^warning: .*broken.*\nwarning: .*reads-too-much/);
  expect((await cli.run("show", "shout")).stdout).toContain("shout: Gives the text in capital");
  const call = ["run", "shout", "--input", '{"text":"hear me"}'];
  expect((await cli.run(...call, "--json")).json).toMatchObject({
    success: true,
    result: { text: "HEAR ME" },
    isolation: "thread",
  });
  expect((await cli.run("search", "capital letters", "--json")).json.results).toMatchObject([
    { skill_id: "shout", source: "code" },
  ]);
  const doctor = (await cli.run("doctor", "--json")).json;
  expect(doctor.checks).toContainEqual(
    expect.objectContaining({ name: "code skills", status: "warning" }),
  );
});

it("takes the paths from a variable as well", async () => {
  await using prepared = await createHomeWithCodeSkills();
  await using cli = await createCliHome({
    SKILLWRIGHT_SKILLS_PATHS: `${join(prepared.skills, "shout")}, ${join(prepared.skills, "broken")}`,
  });
  const { skills, diagnostics } = (await cli.run("list", "--json")).json;
  expect(skills).toMatchObject([{ skill_id: "shout", source: "code" }]);
  expect(diagnostics).toMatchObject([{ file: join(prepared.skills, "broken", "skill.json") }]);
});

it("validates a code skill, with file and line", async () => {
  await using prepared = await createHomeWithCodeSkills();
  const { cli, skills } = prepared;
  expect((await cli.run("validate", join(skills, "shout"), "--json")).json).toEqual({
    valid: true,
    diagnostics: [],
  });
  const { exitCode, json } = await cli.run("validate", join(skills, "reads-too-much"), "--json");
  expect(exitCode).toBe(1);
  expect(json.diagnostics).toMatchObject([{ severity: "error", file: "skill.ts", line: 1 }]);
});
