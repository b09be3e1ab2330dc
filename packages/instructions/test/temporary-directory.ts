import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A directory that goes when the test ends. */
export interface TemporaryDirectory extends AsyncDisposable {
  readonly path: string;
  /** Writes files below it. */
  write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void>;
}

/** Opens one with `await using`. */
export async function temporaryDirectory(): Promise<TemporaryDirectory> {
  const path = await realpath(await mkdtemp(join(tmpdir(), "skillwright-instructions-")));
  return {
    path,
    async write(files) {
      for (const [name, content] of Object.entries(files)) {
        await mkdir(dirname(join(path, name)), { recursive: true });
        await writeFile(join(path, name), content);
      }
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}

/** The text of a small skill. */
export function skillText(name: string, body = "# Steps\n"): string {
  return `---\nname: ${name}\ndescription: Tidies tables. Use when one is untidy.\n---\n\n${body}`;
}
