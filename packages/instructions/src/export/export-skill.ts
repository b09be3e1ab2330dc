import { lstat, mkdir, readlink, rm, symlink } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { agentSkillFileName, type Diagnostic, digestFiles } from "@skillwright/core";
import { InstructionError } from "../errors.ts";
import type { InstructionFile } from "../package/instruction-file.ts";
import { readSkillFiles } from "../store/read-skill-files.ts";
import { writeFiles } from "../store/write-skill.ts";
import { conformSkillText } from "./conform-skill-text.ts";
import { type ExportPlace, resolveExportDirectory } from "./resolve-export-directory.ts";

/** A skill to export. */
export interface ExportableSkill {
  readonly name: string;
  readonly files: readonly InstructionFile[];
  /** Where it is kept; needed for a link. */
  readonly dir?: string | undefined;
}

/** How {@link exportSkill} writes. */
export interface ExportSkillOptions extends ExportPlace {
  /** A client's id, or a directory. */
  readonly to: string;
  /** `link` keeps one copy, as it is; default `copy`. */
  readonly method?: "copy" | "link" | undefined;
  /** `standard` (default) mends what the standard refuses; `as-is` leaves fields of one client to it. */
  readonly fields?: "standard" | "as-is" | undefined;
  /** Take the place of another skill of this name. */
  readonly replace?: boolean | undefined;
}

/** What an export made. */
export interface ExportedSkill {
  /** The skill's directory, absolute. */
  readonly path: string;
  readonly status: "written" | "linked" | "unchanged";
  /** What the standard refused and was mended in the copy. */
  readonly changes: readonly Diagnostic[];
}

/**
 * Puts a skill where a client finds it.
 *
 * @throws InstructionError `client-unknown`; `export-target-taken` when something else is there.
 * @throws AgentSkillError (`agent-skill-invalid`) when it cannot be made to conform.
 */
export async function exportSkill(
  { name, files, dir }: ExportableSkill,
  { to, method = "copy", fields = "standard", replace = false, ...place }: ExportSkillOptions,
): Promise<ExportedSkill> {
  const path = join(resolveExportDirectory(to, place), name);
  if (method === "link") return link(path, dir, replace);
  const { files: written, changes } =
    fields === "standard" ? conform(name, files) : { files, changes: [] };
  if (await holds(path, written)) return { path, status: "unchanged", changes };
  await clear(path, replace);
  await writeFiles(path, written);
  return { path, status: "written", changes };
}

function conform(name: string, files: readonly InstructionFile[]) {
  const changes: Diagnostic[] = [];
  const conformed = files.map((file) => {
    if (file.path !== agentSkillFileName) return file;
    const result = conformSkillText(
      new TextDecoder("utf-8", { ignoreBOM: true }).decode(file.bytes),
      name,
    );
    changes.push(...result.changes);
    return { ...file, bytes: new TextEncoder().encode(result.text) };
  });
  return { files: conformed, changes };
}

async function link(
  path: string,
  dir: string | undefined,
  replace: boolean,
): Promise<ExportedSkill> {
  if (dir === undefined) throw new TypeError("a skill must have a dir to be linked");
  const target = await readlink(path).catch(() => undefined);
  if (target !== undefined && resolve(dirname(path), target) === resolve(dir)) {
    return { path, status: "unchanged", changes: [] };
  }
  await clear(path, replace);
  await mkdir(dirname(path), { recursive: true });
  // Windows lets everybody make junctions, and only some people links.
  await symlink(resolve(dir), path, process.platform === "win32" ? "junction" : "dir");
  return { path, status: "linked", changes: [] };
}

async function holds(path: string, files: readonly InstructionFile[]): Promise<boolean> {
  const stats = await lstat(path).catch(() => undefined);
  return (
    stats?.isDirectory() === true && digestFiles(await readSkillFiles(path)) === digestFiles(files)
  );
}

async function clear(path: string, replace: boolean): Promise<void> {
  const stats = await lstat(path).catch(() => undefined);
  if (stats === undefined) return;
  if (!replace) {
    throw new InstructionError(
      `${path} is there already, and is another skill or another version`,
      {
        code: "export-target-taken",
        hint: "Replace it, or export to another directory.",
      },
    );
  }
  // A link is removed, never what it points to.
  await rm(path, { recursive: true });
}
