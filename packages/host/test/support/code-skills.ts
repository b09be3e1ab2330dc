import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openWorkspace, type Workspace } from "@skillwright/host";
import { openTemporaryWorkspace, workspaceEnvironment } from "./temporary-workspace.ts";

/** A workspace whose configuration names a directory with copies of the fixture's code skills. */
export interface CodeSkillWorkspace extends AsyncDisposable {
  readonly workspace: Workspace;
  /** Where the skills lie, one directory each. */
  readonly skills: string;
  /** Replaces text in a file below it. */
  edit(file: string, from: string, to: string): Promise<void>;
}

/** Opens it; `settings` are further keys of `[skills]`. */
export async function openCodeSkillWorkspace(settings = ""): Promise<CodeSkillWorkspace> {
  const temporary = await openTemporaryWorkspace();
  const { home } = temporary.workspace;
  await temporary.workspace.close();
  const skills = join(home, "my-skills");
  await cp(new URL("../fixtures/code-skills", import.meta.url), skills, { recursive: true });
  const toml = `[skills]\npaths = ["my-skills"]\n${settings}`;
  await writeFile(join(home, "skillwright.toml"), toml);
  const workspace = await openWorkspace({
    home,
    environment: workspaceEnvironment,
  });
  return {
    workspace,
    skills,
    async edit(file, from, to) {
      const path = join(skills, file);
      await writeFile(path, (await readFile(path, "utf8")).replace(from, to));
    },
    async [Symbol.asyncDispose]() {
      await workspace.close();
      await temporary[Symbol.asyncDispose]();
    },
  };
}
