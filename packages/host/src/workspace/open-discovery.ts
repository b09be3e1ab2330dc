import { join } from "node:path";
import {
  type Embedder,
  type ModelOptions,
  openSkillIndex,
  publicUri,
  type SkillIndex,
} from "@skillwright/discovery";
import { createIndexSync, type IndexSync } from "@skillwright/generator";
import type { InstructionStore } from "@skillwright/instructions";
import type { SkillStore } from "@skillwright/python-runtime";
import type { CodeSkills } from "../code-skills/code-skills.ts";
import { indexableCodeSkills } from "../code-skills/indexable-code-skills.ts";
import type { Config } from "../config/config-schema.ts";
import { createConfiguredEmbedder, type EmbedderChoice } from "./create-configured-embedder.ts";
import { indexPlace, type SkillIndexPlace } from "./index-place.ts";
import { indexableInstructions } from "./indexable-instructions.ts";
import { lazy } from "./lazy.ts";
import { openEmbedder } from "./open-embedder.ts";
import { openTemplateCatalogue, type TemplateCatalogue } from "./open-template-catalogue.ts";

/** What {@link openDiscovery} works with. */
export interface DiscoveryParts {
  readonly home: string;
  readonly config: Config;
  readonly environment: NodeJS.ProcessEnv;
  readonly store: SkillStore;
  readonly instructions: () => Promise<InstructionStore>;
  readonly codeSkills: () => Promise<CodeSkills>;
  readonly onNotice: (message: string) => void;
  readonly onDownload: ModelOptions["onDownload"];
}

/** Finding skills: the embedder, the index of installed skills, the catalogue of templates. */
export interface SkillDiscovery extends AsyncDisposable {
  /** Which embedder the configuration asks for. */
  readonly configured: Config["discovery"]["embedder"];
  readonly place: SkillIndexPlace;
  /** Where indexes of our own are: templates, operations of OpenAPI documents. */
  readonly ownIndexDirectory: string;
  /** Where models and calibrations are kept. */
  readonly modelOptions: ModelOptions & { readonly calibrationDir: string };
  /**
   * Creates any embedder that can be had here.
   *
   * @throws SkillwrightError `embedder-unavailable` when `provider` is not configured, and what
   *   `createEmbedder` and `loadEmbeddingModel` throw.
   */
  createEmbedder(name: EmbedderChoice, options: ModelOptions): Promise<Embedder>;
  embedder(): Promise<Embedder>;
  /** The index of installed skills as it is, of the embedder that it has now. */
  index(): Promise<SkillIndex>;
  readonly syncIndex: IndexSync;
  /** The index of installed skills, brought up to date with the store. */
  syncedIndex(): Promise<SkillIndex>;
  catalogue(): Promise<TemplateCatalogue>;
  /** Lets the next caller open embedder and indexes anew; who uses the old ones may finish. */
  reopen(): void;
}

/** Opens nothing yet: model and index open when first used. */
export function openDiscovery(parts: DiscoveryParts): SkillDiscovery {
  const { home, config, environment, store, instructions, codeSkills } = parts;
  const { onNotice, onDownload } = parts;
  const ownIndexDirectory = join(home, "index");
  const place = indexPlace(home, config.discovery, environment);
  const modelOptions = {
    cacheDir: join(home, "cache", "models"),
    calibrationDir: join(home, "calibrations"),
    modelDir: environment["SKILLWRIGHT_MODEL_DIR"],
    onNotice,
    onDownload,
  };
  const createEmbedder = (name: EmbedderChoice, options: ModelOptions) =>
    createConfiguredEmbedder(name, { config: config.discovery, environment, options });
  const embedder = lazy(() =>
    openEmbedder(config.discovery, place, (name) => createEmbedder(name, modelOptions)),
  );
  const opened = lazy(async () => openSkillIndex({ ...place, embedder: await embedder() }));
  const catalogue = lazy(async () => openTemplateCatalogue(ownIndexDirectory, await embedder()));
  // Relative to the data directory, so that a moved one still knows its own index.
  const noted = config.discovery.uri === undefined ? "index" : publicUri(config.discovery.uri);
  const syncIndex = createIndexSync(store, noted, {
    async others() {
      const followed = await indexableInstructions(await instructions());
      const taken = new Set(followed.map(({ entry }) => entry.id));
      const code = indexableCodeSkills(await codeSkills());
      return [...followed, ...code.filter(({ entry }) => !taken.has(entry.id))];
    },
    shared: place.shared,
  });
  const retired: Promise<AsyncDisposable>[] = [];

  function reopen() {
    const parts = [opened.take(), catalogue.take(), embedder.take()];
    retired.push(...parts.filter((part) => part !== undefined));
  }

  async function index(): Promise<SkillIndex> {
    const current = await opened();
    if (await current.isCurrent()) return current;
    // Another process has given it another embedder, which is followed.
    reopen();
    return opened();
  }

  return {
    configured: config.discovery.embedder,
    ...{ place, ownIndexDirectory, modelOptions, createEmbedder, embedder },
    ...{ index, syncIndex, catalogue, reopen },
    async syncedIndex() {
      const current = await index();
      await syncIndex(current);
      return current;
    },
    async [Symbol.asyncDispose]() {
      reopen();
      for (const part of retired.splice(0)) {
        const disposable = await part.catch(() => undefined);
        await disposable?.[Symbol.asyncDispose]();
      }
    },
  };
}
