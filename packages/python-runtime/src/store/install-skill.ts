import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { digestFiles, parseManifest, type SkillManifest, sha256Hex } from "@skillwright/core";
import { runtimeError } from "../errors.ts";
import { commitVersion } from "./commit-version.ts";
import { describeStoreFailure } from "./describe-store-failure.ts";
import { type PackageFile, readPackage, type SkillPackageFile } from "./package-files.ts";
import { findRecord, getRecord } from "./read-records.ts";
import type { InstalledFile, SkillRecord } from "./skill-record.ts";
import type { InstallOptions } from "./skill-store.ts";
import type { StateDatabase } from "./state-database.ts";
import type { StoreLayout } from "./store-layout.ts";
import { moveIntoPlace } from "./sweep-store.ts";
import { writePackage } from "./write-package.ts";

/** Files to a work directory, then in one transaction: rename into place and name them in a row. */
export async function installSkill(
  database: StateDatabase,
  layout: StoreLayout,
  source: string | readonly SkillPackageFile[],
  options: InstallOptions,
): Promise<SkillRecord> {
  const files = await readPackage(source);
  const manifest = readManifest(files);
  // Asked again under the lock; here it saves the work.
  if (!options.upgrade) refuseTakenId(findRecord(database, layout, manifest.id));
  const digest = digestFiles(files);
  await using written = await writePackage(layout, files);
  await options.verify?.({ dir: written.dir, manifest });
  const target = layout.versionDir(manifest.id, digest);
  try {
    return database.transaction(() => {
      const previous = findRecord(database, layout, manifest.id);
      if (!options.upgrade) refuseTakenId(previous);
      if (!existsSync(target)) moveIntoPlace(written.dir, target, dirname(target));
      commitVersion(database, {
        manifest,
        digest,
        files: files.map(toInstalled),
        previous,
        options,
      });
      return getRecord(database, layout, manifest.id);
    });
  } catch (error) {
    throw describeStoreFailure(layout.root, error);
  }
}

function readManifest(files: readonly PackageFile[]): SkillManifest {
  const read = (path: string): string | undefined => {
    const file = files.find((candidate) => candidate.path === path);
    return file && new TextDecoder().decode(file.bytes);
  };
  const toml = read("manifest.toml");
  if (toml === undefined) {
    throw runtimeError("the package has no manifest.toml", {
      code: "package-invalid",
      hint: "Name a directory that holds manifest.toml and the entry script.",
    });
  }
  const manifest = parseManifest(toml);
  if (read(manifest.entryFile) === undefined) {
    throw runtimeError(
      `manifest.toml names the entry file ${manifest.entryFile}, which is absent`,
      {
        code: "package-invalid",
      },
    );
  }
  return manifest;
}

function refuseTakenId(taken: SkillRecord | undefined): void {
  if (taken === undefined) return;
  throw runtimeError(
    `a skill with the id ${taken.id} is already installed (version ${taken.version})`,
    {
      code: "skill-id-taken",
      hint: "Ask for an upgrade to replace it, or choose another id.",
    },
  );
}

function toInstalled({ path, bytes }: PackageFile): InstalledFile {
  return { path, sha256: sha256Hex(bytes), bytes: bytes.byteLength };
}
