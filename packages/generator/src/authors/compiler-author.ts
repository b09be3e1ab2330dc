import { compileSkill, isSkillDescription, toPythonSkill } from "@skillwright/compiler";
import type { SkillAuthor } from "./author.ts";

/**
 * Compiles an intent that is itself a skill: a teaching sentence or a structured description. No
 * model, and the script is the same for every skill; what was said stands in a data file beside it.
 * Declines any other intent; a description with mistakes throws what the compiler says of it.
 */
export function createCompilerAuthor(): SkillAuthor {
  return {
    kind: "compiler",
    shipped: true,
    async write({ intent, id, tools }) {
      if (!isSkillDescription(intent)) {
        return { status: "declined", reason: "the intent does not itself describe a skill" };
      }
      const { "manifest.toml": manifest = "", ...files } = toPythonSkill(compileSkill(intent), {
        id,
      });
      for (const [path, text] of Object.entries(files)) await tools.writeSkillFile(path, text);
      await tools.writeSkillFile("manifest.toml", manifest);
      return { status: "written", complete: true };
    },
  };
}
