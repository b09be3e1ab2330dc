import { basename } from "node:path";
import { InstructionError } from "../errors.ts";
import { sourceLimits } from "../package/package-limits.ts";
import { formatSource } from "../source/format-source.ts";
import { type OpenSourceOptions, openSource } from "../source/open-source.ts";
import { type ParseSourceOptions, parseSource } from "../source/parse-source.ts";
import type { SkillSource } from "../source/skill-source.ts";
import type { SourceEntry } from "../source/source-tree.ts";
import { checkEntries } from "./check-entries.ts";
import { findSkillDirectories, isInside } from "./find-skill-directories.ts";
import { stageSkill } from "./stage-skill.ts";
import type { RefusedSkill, StagedImport, StagedSkill } from "./staged-skill.ts";

/** How {@link stageImport} reads. */
export interface StageImportOptions extends ParseSourceOptions, OpenSourceOptions {
  /** Only the skill in this directory of the source. */
  readonly path?: string | undefined;
}

/**
 * Reads the skills of a source into memory, each with its digest and with what a person should
 * look at; nothing runs, and nothing is written but a git fetch to a temporary place.
 *
 * @throws InstructionError `source-unknown`, `source-unreadable`, `source-unsafe`,
 * `source-too-large`, `source-empty`, `git-not-found`, `git-failed`.
 */
export async function stageImport(
  text: string,
  options: StageImportOptions = {},
): Promise<StagedImport> {
  const source = await parseSource(text, options);
  await using tree = await openSource(source, options);
  const found = findSkillDirectories(tree.entries);
  const directories =
    options.path === undefined ? found : found.filter((path) => path === options.path);
  if (directories.length === 0) throw empty(text);
  const skills: StagedSkill[] = [];
  const refused: RefusedSkill[] = [];
  let bytes = 0;
  for (const path of directories) {
    const inside = tree.entries.filter((entry) => isInside(entry.path, path));
    const relative = inside.map((entry) => ({ ...entry, path: withoutDirectory(entry, path) }));
    const problems = checkEntries(relative);
    if (problems.length > 0) {
      refused.push({ path, diagnostics: problems });
      continue;
    }
    bytes += inside.reduce((sum, { size }) => sum + size, 0);
    if (bytes > sourceLimits.maxBytes) throw tooLarge(text);
    const contents = await tree.read(inside);
    const files = relative.map(({ path: file, executable }, index) => ({
      path: file,
      executable,
      bytes: contents[index] ?? new Uint8Array(),
    }));
    const origin = { source: formatSource(source), path, commit: tree.commit };
    const result = stageSkill(files, origin, directoryName(source, path));
    if ("staged" in result) skills.push(result.staged);
    else refused.push({ path, diagnostics: result.diagnostics });
  }
  return { skills, refused };
}

/** What the skill's directory is called, where it has a name of its own. */
function directoryName(source: SkillSource, path: string): string | undefined {
  if (path !== "") return basename(path);
  if (source.type === "directory") return basename(source.path);
  return source.type === "git" && source.path !== undefined ? basename(source.path) : undefined;
}

function withoutDirectory({ path }: SourceEntry, directory: string): string {
  return directory === "" ? path : path.slice(directory.length + 1);
}

function empty(text: string): InstructionError {
  return new InstructionError(`there is no skill in ${text}`, {
    code: "source-empty",
    hint: "A skill is a directory with a SKILL.md.",
  });
}

function tooLarge(text: string): InstructionError {
  return new InstructionError(
    `the skills in ${text} have more than ${sourceLimits.maxBytes} bytes`,
    {
      code: "source-too-large",
      hint: "Name the directory of one skill.",
    },
  );
}
