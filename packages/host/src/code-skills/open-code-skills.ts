import { resolve } from "node:path";
import type { Diagnostic } from "@skillwright/core";
import { type Registration, type Skill, SkillRegistry } from "@skillwright/factory";
import type { SkillStore } from "@skillwright/python-runtime";
import type { Config } from "../config/config-schema.ts";
import { packageVersion } from "../package-version.ts";
import { codeSkillLoaders } from "./code-skill-loaders.ts";
import type { CodeSkills } from "./code-skills.ts";
import { createSkillValidator } from "./create-skill-validator.ts";
import { unregisterAlone } from "./unregister-alone.ts";

/** What {@link openCodeSkills} works with. */
export interface CodeSkillParts {
  /** What relative paths are relative to. */
  readonly home: string;
  readonly config: Config;
  readonly store: SkillStore;
}

/** Registers the code skills below `[skills] paths`; what cannot be has a diagnostic. */
export async function openCodeSkills({ home, config, store }: CodeSkillParts): Promise<CodeSkills> {
  const registry = createRegistry();
  const paths = config.skills.paths.map((path) => resolve(home, path));
  const isKnown = (id: string) => store.get(id) !== undefined || registry.get(id) !== undefined;
  const loaders = codeSkillLoaders(
    createSkillValidator(config, isKnown),
    config.validation.profile,
  );
  const isOffered = ({ id, skill, current }: Registration) =>
    current && skill.source.kind === "code" && store.get(id) === undefined;

  const first = await registry.discover(paths, loaders);
  let { diagnostics } = first;
  return {
    source: { registry, loaders, paths },
    get diagnostics() {
      return [...diagnostics, ...registry.list().flatMap((each) => findHidden(each, store))];
    },
    list: () =>
      registry
        .list()
        .filter(isOffered)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    get(id) {
      const registration = registry.get(id);
      return registration && isOffered(registration) ? registration : undefined;
    },
    versions: (id) => registry.versions(id),
    async reload(exchange = (skill, version) => registry.replace(skill, version)) {
      const found = createRegistry();
      ({ diagnostics } = await found.discover(paths, loaders));
      const offered = found.list().filter(({ id }) => store.get(id) === undefined);
      await bringUpToDate(registry, offered, exchange);
    },
  };
}

function createRegistry() {
  return new SkillRegistry({ systemVersion: packageVersion });
}

/** Makes the code skills of `registry` those that were found. */
async function bringUpToDate(
  registry: SkillRegistry,
  found: readonly Registration[],
  exchange: (skill: Skill, version: string) => Promise<unknown>,
): Promise<void> {
  const isFound = ({ id, version }: Registration) =>
    found.some((other) => other.id === id && other.version === version);
  for (const known of registry.list()) {
    const { id, version, skill } = known;
    // Its id may have been an installed skill's until that was removed.
    const isLeftOver = skill.source.kind === "code" ? !isFound(known) : isFound(known);
    if (isLeftOver) await unregisterAlone(registry, id, version);
  }
  for (const { id, version, skill } of found) {
    const before = registry.versions(id).find((other) => other.version === version);
    if (before === undefined) await registry.register(skill);
    else if (before.skill.source.digest !== skill.source.digest) await exchange(skill, version);
  }
}

function findHidden({ id, skill }: Registration, store: SkillStore): Diagnostic[] {
  if (skill.source.kind !== "code" || store.get(id) === undefined) return [];
  const message = `an installed skill has the id ${id}, so the code skill is not offered`;
  const file = skill.source.dir;
  return [{ code: "skill-hidden", severity: "warning", message, ...(file && { file }) }];
}
