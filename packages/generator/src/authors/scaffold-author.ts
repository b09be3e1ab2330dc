import { createScaffold } from "../templates/create-scaffold.ts";
import type { SkillAuthor } from "./author.ts";
import { writePackage } from "./write-package.ts";

/** Writes a well-formed, tested skill whose action says that it is not written yet. Never declines. */
export function createScaffoldAuthor(): SkillAuthor {
  return {
    kind: "scaffold",
    shipped: true,
    async write({ intent, id, name, tools }) {
      await writePackage(createScaffold({ intent, id, name }), tools);
      return { status: "written", complete: false };
    },
  };
}
