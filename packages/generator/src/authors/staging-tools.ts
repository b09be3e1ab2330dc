import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Diagnostic, SkillwrightError, safeParseManifest } from "@skillwright/core";
import type { GeneratorErrorCode } from "../errors.ts";
import { parseStagedPath } from "../staging/staged-path.ts";
import { checkScript } from "../validation/check-script.ts";

/** Largest file that an author may write: 1 MiB. */
const maxFileBytes = 1024 * 1024;
/** Most files of a package that an author may write. */
const maxFiles = 50;

/** The three tools through which every author works; none reaches outside the staging directory. */
export interface StagingTools {
  /**
   * Writes one file of the package, replacing it.
   *
   * @throws SkillwrightError `staged-file-refused`
   */
  writeSkillFile(path: string, text: string): Promise<void>;
  /** What is wrong with a manifest's text. */
  validateManifest(toml: string): readonly Diagnostic[];
  /** What is wrong with an entry script: PEP 723, syntax, security rules, handlers. */
  validateScript(source: string): readonly Diagnostic[];
}

/** @param directory - an existing staging directory; everything is written below it. */
export function createStagingTools(directory: string): StagingTools {
  /** Paths as they were written, by their lower-case form: some systems hold them for one file. */
  const written = new Map<string, string>();

  function checkFile(path: string, text: string) {
    const bytes = Buffer.byteLength(text);
    if (bytes > maxFileBytes) throw refused(`${path} is larger than ${maxFileBytes} bytes`);
    if (text.includes("\0") || !text.isWellFormed()) throw refused(`${path} is not text`);
    const folded = path.toLowerCase();
    const same = written.get(folded);
    if (same !== undefined && same !== path) throw refused(`${path} is ${same} on some systems`);
    if (same === undefined && written.size >= maxFiles) {
      throw refused(`a package has at most ${maxFiles} files`);
    }
    for (const [other, spelled] of written) {
      if (other.startsWith(`${folded}/`) || folded.startsWith(`${other}/`)) {
        throw refused(`${path} and ${spelled} cannot both be files`);
      }
    }
    written.set(folded, path);
  }

  return {
    async writeSkillFile(path, text) {
      const target = join(directory, parseStagedPath(path));
      checkFile(path, text);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, text);
    },
    validateManifest: (toml) => safeParseManifest(toml).diagnostics,
    validateScript: (source) => checkScript(source).diagnostics,
  };
}

function refused(message: string) {
  return new SkillwrightError<GeneratorErrorCode>(message, {
    code: "staged-file-refused",
    hint: `Write text files of at most ${maxFileBytes} bytes.`,
  });
}
