import { join } from "node:path";
import {
  createSkillGenerator,
  type SkillGenerator,
  type SkillLaunch,
} from "@skillwright/generator";
import type { InstructionStore } from "@skillwright/instructions";
import type { PythonEnvironment, SkillStore } from "@skillwright/python-runtime";
import type { CodeSkills } from "../code-skills/code-skills.ts";
import type { Config } from "../config/config-schema.ts";
import { createAuthors } from "./create-authors.ts";
import type { SkillDiscovery } from "./open-discovery.ts";
import { openMatchJudge } from "./open-match-judge.ts";
import { otherIds } from "./other-ids.ts";

/** What {@link openGeneration} works with. */
export interface GenerationParts {
  readonly home: string;
  readonly config: Config;
  readonly environment: NodeJS.ProcessEnv;
  readonly store: SkillStore;
  readonly instructions: () => Promise<InstructionStore>;
  readonly codeSkills: () => Promise<CodeSkills>;
  readonly python: () => Promise<PythonEnvironment>;
  readonly launch: SkillLaunch;
  readonly discovery: SkillDiscovery;
}

/** Puts the generator together over what discovery finds. */
export function openGeneration(parts: GenerationParts): SkillGenerator {
  const { home, config, environment, store } = parts;
  const { python, launch, discovery } = parts;
  const { index, syncIndex, embedder, catalogue, ownIndexDirectory } = discovery;
  return createSkillGenerator(
    {
      stagingDirectory: join(home, "staging"),
      store,
      otherIds: () => otherIds(parts),
      index,
      syncIndex,
      environment: python,
      launch,
      judge: openMatchJudge(config, environment),
      authors: createAuthors({
        ...{ config, environment, embedder, catalogue },
        indexDirectory: ownIndexDirectory,
      }),
    },
    {
      author: config.generator.author,
      threshold: config.discovery.threshold,
      askFrom: config.discovery.ask_from,
      maxTestRounds: config.generator.max_test_rounds,
      allowedDependencies: config.validation.allowed_dependencies,
      timeoutMs: config.generator.timeout_seconds * 1000,
    },
  );
}
