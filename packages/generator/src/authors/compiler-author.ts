import { compileSkill, isSkillDescription, toPythonSkill } from "@skillwright/compiler";
import { formatManifest, parseManifest } from "@skillwright/core";
import { nextVersion } from "../improvement/next-version.ts";
import type { CurrentSkill, SkillAuthor } from "./author.ts";

/**
 * Compiles an intent that is itself a skill: a teaching sentence or a structured description. No
 * model, and the script is the same for every skill; what was said stands in a data file beside it.
 * Declines any other intent; a description with mistakes throws what the compiler says of it.
 */
export function createCompilerAuthor(): SkillAuthor {
  return {
    kind: "compiler",
    shipped: true,
    improves: ["compiler", "scaffold"],
    async write({ intent, id, current, tools }) {
      if (!isSkillDescription(intent)) {
        const advice = current ? ": give the whole description, changed" : "";
        const reason = `the intent does not itself describe a skill${advice}`;
        return { status: "declined", reason };
      }
      const compiled = toPythonSkill(compileSkill(intent), { id });
      const { "manifest.toml": written = "", ...files } = compiled;
      const manifest = current ? withIdentity(written, current) : written;
      for (const [path, text] of Object.entries(files)) await tools.writeSkillFile(path, text);
      await tools.writeSkillFile("manifest.toml", manifest);
      return { status: "written", complete: true };
    },
  };
}

/** A new version keeps the name that the skill has. */
function withIdentity(toml: string, { manifest: { name, version } }: CurrentSkill): string {
  return formatManifest({ ...parseManifest(toml), name, version: nextVersion(version) });
}
