import { lstat, readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { runtimeError } from "../errors.ts";

/** A file of a package that is not on disk yet. */
export type SkillPackageFile =
  | { readonly path: string; readonly text: string }
  | { readonly path: string; readonly bytes: Uint8Array };

/** A file of a package, read. */
export interface PackageFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** More than any skill we have seen needs, little enough to hold in memory. */
const maxFiles = 1_000;
const maxBytes = 50 * 1024 * 1024;

/** What tools leave beside a script; never part of a skill. */
const skippedNames = new Set(["__pycache__", ".git", ".venv", ".DS_Store"]);

/**
 * The files of a package, sorted by path, from a directory or from memory.
 *
 * @throws SkillwrightError `package-invalid`, `package-too-large`.
 */
export async function readPackage(
  source: string | readonly SkillPackageFile[],
): Promise<PackageFile[]> {
  const files = typeof source === "string" ? await readDirectory(source) : source.map(encodeFile);
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  checkPaths(files);
  return files;
}

function encodeFile(file: SkillPackageFile): PackageFile {
  const bytes = "text" in file ? new TextEncoder().encode(file.text) : file.bytes;
  return { path: file.path, bytes };
}

async function readDirectory(root: string): Promise<PackageFile[]> {
  const files: PackageFile[] = [];
  let total = 0;
  const visit = async (dir: string): Promise<void> => {
    for (const name of await readdir(dir)) {
      if (skippedNames.has(name)) continue;
      const file = join(dir, name);
      const path = relative(root, file).split(sep).join("/");
      const stats = await lstat(file);
      if (stats.isDirectory()) {
        await visit(file);
        continue;
      }
      if (!stats.isFile()) {
        throw runtimeError(`${path} in ${root} is not a regular file`, {
          code: "package-invalid",
          hint: "Replace links and special files by ordinary files.",
        });
      }
      total += stats.size;
      if (total > maxBytes || files.length >= maxFiles) throw tooLarge(root);
      files.push({ path, bytes: await readFile(file) });
    }
  };
  try {
    await visit(root);
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    throw runtimeError(`cannot read the package ${root}: ${error.message}`, {
      code: "package-invalid",
      cause: error,
    });
  }
  return files;
}

function checkPaths(files: readonly PackageFile[]): void {
  const total = files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
  if (total > maxBytes || files.length > maxFiles) throw tooLarge("the package");
  const seen = new Set<string>();
  for (const { path } of files) {
    const parts = path.split("/");
    const leaves = parts.some((part) => part === "" || part === "." || part === "..");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused.
    if (leaves || /[\\:\u0000-\u001f]/.test(path)) {
      throw runtimeError(`the package holds a file named ${JSON.stringify(path)}`, {
        code: "package-invalid",
        hint: "Use relative paths with forward slashes that stay inside the package.",
      });
    }
    // Two names that differ in case alone are one file on some systems.
    const folded = path.toLowerCase();
    if (seen.has(folded)) {
      throw runtimeError(`the package holds ${path} twice`, { code: "package-invalid" });
    }
    seen.add(folded);
  }
}

function tooLarge(what: string): Error {
  return runtimeError(
    `${what} is too large: at most ${maxFiles} files and ${maxBytes / 1024 / 1024} MB`,
    {
      code: "package-too-large",
      hint: "Fetch large data at run time into the skill's data directory.",
    },
  );
}
