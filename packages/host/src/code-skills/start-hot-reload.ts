import { HotReloader, type SkillFactory } from "@skillwright/factory";
import type { CodeSkills } from "./code-skills.ts";

/** Loads code skills anew when their files change, until it is disposed of. */
export function startHotReload(
  factory: SkillFactory,
  codeSkills: CodeSkills,
): AsyncDisposable | undefined {
  const { source } = codeSkills;
  if (source === undefined) return undefined;
  const reloader = new HotReloader(factory, { loaders: source.loaders });

  async function start({ paths }: NonNullable<CodeSkills["source"]>) {
    await reloader.watch(paths);
    // What changed between the first look and the watch's beginning has to be seen too.
    await codeSkills.reload((skill, version) => factory.swap(skill, version));
  }

  // Nobody waits for it, and skills run without: the next `skills.reload` says what is wrong.
  const starting = start(source).catch(() => {});
  return {
    async [Symbol.asyncDispose]() {
      await starting;
      await reloader.close();
    },
  };
}
