import { join } from "node:path";
import { type ModelOptions, openSkillIndex, type SkillIndex } from "@skillwright/discovery";
import {
  createIndexSync,
  createSkillGenerator,
  type SkillGenerator,
  type SkillLaunch,
} from "@skillwright/generator";
import type { InstructionStore } from "@skillwright/instructions";
import type { PythonEnvironment, SkillStore } from "@skillwright/python-runtime";
import type { CodeSkills } from "../code-skills/code-skills.ts";
import { indexableCodeSkills } from "../code-skills/indexable-code-skills.ts";
import type { Config } from "../config/config-schema.ts";
import { createAuthors } from "./create-authors.ts";
import { indexableInstructions } from "./indexable-instructions.ts";
import { lazy } from "./lazy.ts";
import { openEmbedder } from "./open-embedder.ts";
import { openTemplateCatalogue } from "./open-template-catalogue.ts";

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
  readonly onNotice: (message: string) => void;
  readonly onDownload: ModelOptions["onDownload"];
}

/** Finding skills and making new ones: what most commands do without. */
export interface Generation extends AsyncDisposable {
  readonly generator: SkillGenerator;
  /** The index of installed skills, brought up to date with the store. */
  syncedIndex(): Promise<SkillIndex>;
}

/** Puts discovery and the generator together; model and index open when first used. */
export function openGeneration(parts: GenerationParts): Generation {
  const { home, config, environment, store, instructions, codeSkills, python, launch } = parts;
  const indexDirectory = join(home, "index");
  const uri = config.discovery.uri ?? indexDirectory;
  const embedder = lazy(() =>
    openEmbedder(config.discovery.embedder, uri, {
      cacheDir: join(home, "cache", "models"),
      modelDir: environment["SKILLWRIGHT_MODEL_DIR"],
      onNotice: parts.onNotice,
      onDownload: parts.onDownload,
    }),
  );
  const index = lazy(async () => openSkillIndex({ uri, embedder: await embedder() }));
  // Relative to the data directory, so that a moved one still knows its own index.
  const syncIndex = createIndexSync(store, config.discovery.uri ?? "index", {
    async others() {
      const followed = await indexableInstructions(await instructions());
      const taken = new Set(followed.map(({ entry }) => entry.id));
      const code = indexableCodeSkills(await codeSkills());
      return [...followed, ...code.filter(({ entry }) => !taken.has(entry.id))];
    },
  });
  const otherIds = async () => [
    ...(await (await instructions()).list()).map(({ name }) => name),
    ...(await codeSkills()).list().map(({ id }) => id),
  ];
  const catalogue = lazy(async () => openTemplateCatalogue(indexDirectory, await embedder()));
  const generator = createSkillGenerator(
    {
      stagingDirectory: join(home, "staging"),
      store,
      otherIds,
      index,
      syncIndex,
      environment: python,
      launch,
      authors: createAuthors({ config, environment, embedder, indexDirectory, catalogue }),
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
  return {
    generator,
    async syncedIndex() {
      const opened = await index();
      await syncIndex(opened);
      return opened;
    },
    async [Symbol.asyncDispose]() {
      for (const part of [index.opened(), catalogue.opened(), embedder.opened()]) {
        const opened: AsyncDisposable | undefined = await part?.catch(() => undefined);
        await opened?.[Symbol.asyncDispose]();
      }
    },
  };
}
