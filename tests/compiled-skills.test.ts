import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { createCliHome } from "./support/cli-home.ts";

const teaching = "When I say `open sesame`, answer `the door opens`";

it("compiles an intent that is a teaching sentence, and keeps, finds and runs the skill", async () => {
  await using cli = await createCliHome();
  const { json: installed } = await cli.run("generate", teaching, "--yes", "--json");
  expect(installed).toMatchObject({
    status: "installed",
    proposal: { author: "compiler", complete: true },
    example: { action: "answer", input: { prompt: "open sesame" } },
  });
  const id = installed.skill_id;
  const input = JSON.stringify({ prompt: "Open  SESAME!" });
  const { json: run } = await cli.run("run", id, "--input", input, "--json");
  expect(run).toMatchObject({ success: true, result: { answer: "the door opens" } });
  expect((await cli.run("list", "--json")).json.skills).toMatchObject([
    { skill_id: id, source: "compiled" },
  ]);
  expect((await cli.run("search", "sesame", "--json")).json.results).toMatchObject([
    { skill_id: id, source: "compiled" },
  ]);

  const again = await cli.run("generate", teaching, "--json");
  expect(again.json).toEqual({
    status: "existing_match",
    skill_id: id,
    name: installed.name,
    score: 1,
  });
  const other = teaching.replace("the door opens", "the door stays shut");
  expect((await cli.run("generate", other, "--json")).json.status).toBe("proposed");
});

it("says what is wrong with a description that does not compile", async () => {
  await using cli = await createCliHome();
  const description = "Skill: dice\nStep: roll a random number\nExpected test: roll -> 4";
  const { exitCode, json } = await cli.run("generate", description, "--json");
  expect({ exitCode, code: json.error.code }).toEqual({
    exitCode: 1,
    code: "skill-instruction-unsupported",
  });
});

it("compiles and replays files without installing anything", async () => {
  await using cli = await createCliHome();
  const root = dirname(cli.home);
  await writeFile(join(root, "door.txt"), teaching);
  const { json: compiled } = await cli.run("compile", "door.txt", "--json");
  expect(compiled).toMatchObject({ format: "json", output: { trigger: "open sesame" } });
  await writeFile(join(root, "door.json"), JSON.stringify(compiled.output));
  const links = await cli.run("compile", "door.txt", "--format", "links");
  await writeFile(join(root, "door.lino"), links.stdout);
  for (const file of ["door.txt", "door.json", "door.lino"]) {
    const replay = await cli.run("replay", file, "OPEN sesame", "--json");
    expect(replay, file).toMatchObject({ exitCode: 0, json: { answer: "the door opens" } });
  }
  expect(await cli.run("replay", "door.txt", "knock knock", "--json")).toMatchObject({
    exitCode: 1,
    json: { answer: null },
  });
  const written = await cli.run(
    "compile",
    "door.txt",
    "--format",
    "python",
    "--to",
    "door",
    "--json",
  );
  expect(written.json.files).toContain("manifest.toml");
  expect(
    (await cli.run("compile", "door.txt", "--format", "python", "--to", "door")).exitCode,
  ).toBe(2);
  expect((await cli.run("list", "--json")).json.skills).toEqual([]);
});
