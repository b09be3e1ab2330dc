import { type Diagnostic, SkillwrightError } from "@skillwright/core";
import type { GeneratorErrorCode } from "../../errors.ts";
import type { StagingTools } from "../staging-tools.ts";
import { expandSharedCode } from "./shared-code.ts";

/** What a package may hold: text that a person can read before approving. */
const textFile = /\.(?:py|toml|json|txt|md|csv|tsv|html|css|svg|xml|ya?ml|tmpl)$/;

/** The package as the model has written it so far: every write goes through the staging tools. */
export interface SkillDraft {
  /** Files as they are in staging, by path. */
  readonly files: ReadonlyMap<string, string>;
  /**
   * Writes a file and says what is wrong with it.
   *
   * @throws SkillwrightError `staged-file-refused`
   */
  write(path: string, text: string): Promise<readonly Diagnostic[]>;
  /** What is wrong with the manifest; undefined while there is none. */
  checkManifest(): readonly Diagnostic[] | undefined;
  /** What is wrong with the script; undefined while there is none. */
  checkScript(): readonly Diagnostic[] | undefined;
}

/**
 * @param redact - replaces secrets: text that holds one is refused.
 * @param current - the package to change, already in staging.
 */
export function createSkillDraft(
  tools: StagingTools,
  redact: (text: string) => string,
  current: Readonly<Record<string, string>> = {},
): SkillDraft {
  const files = new Map(Object.entries(current));
  const draft: SkillDraft = {
    files,
    async write(path, text) {
      if (!textFile.test(path))
        throw refused(`${JSON.stringify(path.slice(0, 200))} is no text file of a skill`);
      if (redact(text) !== text) throw refused(`${path} holds a secret`);
      const content = path.endsWith(".py") ? expandSharedCode(text) : text;
      await tools.writeSkillFile(path, content);
      files.set(path, content);
      if (path === "manifest.toml") return tools.validateManifest(content);
      return path === "skill.py" ? tools.validateScript(content) : [];
    },
    checkManifest() {
      const text = files.get("manifest.toml");
      return text === undefined ? undefined : tools.validateManifest(text);
    },
    checkScript() {
      const text = files.get("skill.py");
      return text === undefined ? undefined : tools.validateScript(text);
    },
  };
  return draft;
}

function refused(message: string) {
  return new SkillwrightError<GeneratorErrorCode>(message, { code: "staged-file-refused" });
}
