import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import type { CliHome } from "./cli-home.ts";

/** Puts an instruction skill into the home: quicker than one that has to be tried in Python. */
export async function addSkill(cli: CliHome, name: string, description: string): Promise<void> {
  const directory = join(dirname(cli.home), "sources", name);
  await mkdir(directory, { recursive: true });
  await writeFile(
    join(directory, "SKILL.md"),
    `---\nname: ${name}\ndescription: ${description}\n---\nDo it.\n`,
  );
  expect(await cli.run("import", directory, "--yes", "--json")).toMatchObject({ exitCode: 0 });
}
