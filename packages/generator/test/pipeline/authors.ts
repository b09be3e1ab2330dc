import { formatManifest, parseManifest, type SkillManifest } from "@skillwright/core";
import type { AuthorRequest, SkillAuthor } from "@skillwright/generator";
import { createScaffold } from "../../src/templates/create-scaffold.ts";

/** Files of a package, by path. */
export interface StagedPackage {
  manifest: SkillManifest;
  script: string;
}

/** An author that writes a working skill, changed by `edit` before it is written. */
export function authorOf(edit: (skill: StagedPackage) => void): SkillAuthor {
  return writingAuthor(async ({ intent, id, name, tools }) => {
    const { manifest, files } = createScaffold({ intent, id, name });
    const skill = { manifest, script: files["skill.py"] ?? "" };
    edit(skill);
    await tools.writeSkillFile("skill.py", skill.script);
    await tools.writeSkillFile("manifest.toml", formatManifest(skill.manifest));
  });
}

/** An author that does whatever `write` does, and says that it is done. */
export function writingAuthor(write: (request: AuthorRequest) => Promise<void>): SkillAuthor {
  return {
    kind: "template",
    shipped: true,
    async write(request) {
      await write(request);
      return { status: "written", complete: true };
    },
  };
}

/** The manifest's text with one thing replaced, to be written as it is. */
export function brokenManifest(id: string, name: string): string {
  const { manifest } = createScaffold({ intent: "x", id, name });
  return formatManifest(parseManifest(formatManifest(manifest))).replace("version", "versoin");
}
