import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Embedder,
  openSkillIndex,
  rawCalibration,
  type SkillIndex,
} from "@skillwright/discovery";
import {
  createIndexSync,
  createScaffoldAuthor,
  createSkillGenerator,
  type GeneratorConfig,
  type IndexSync,
  type MatchJudge,
  type SkillAuthor,
  type SkillGenerator,
} from "@skillwright/generator";
import {
  closeSandbox,
  openSkillStore,
  type PythonEnvironment,
  type SkillStore,
} from "@skillwright/python-runtime";
import { systemPython } from "./system-python.ts";

/** A generator over a directory of its own, with an embedder that needs no model. */
export interface Pipeline extends AsyncDisposable {
  readonly root: string;
  readonly stagingDirectory: string;
  readonly store: SkillStore;
  readonly index: SkillIndex;
  readonly syncIndex: IndexSync;
  readonly embedder: Embedder;
  readonly generator: SkillGenerator;
}

/** What a pipeline has in place of what it has by itself. */
export interface PipelineParts {
  readonly environment?: () => Promise<PythonEnvironment>;
  readonly judge?: MatchJudge;
}

/** @param authors - in place of the scaffold. */
export async function openPipeline(
  authors: readonly SkillAuthor[] = [createScaffoldAuthor()],
  config: GeneratorConfig = {},
  parts: PipelineParts = {},
): Promise<Pipeline> {
  const root = await mkdtemp(join(tmpdir(), "skillwright-test-"));
  const store = openSkillStore(root);
  const index = await openSkillIndex({ uri: join(root, "index"), embedder: wordEmbedder });
  const stagingDirectory = join(root, "staging");
  const environment = (parts.environment ?? systemPython)();
  const syncIndex = createIndexSync(store, "index");
  const generator = createSkillGenerator(
    {
      stagingDirectory,
      store,
      index: async () => index,
      syncIndex,
      environment: () => environment,
      authors,
      judge: parts.judge,
    },
    config,
  );
  return {
    root,
    stagingDirectory,
    store,
    index,
    syncIndex,
    embedder: wordEmbedder,
    generator,
    async [Symbol.asyncDispose]() {
      await index.close();
      await closeSandbox();
      store.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

const dimensions = 64;

/** Texts with the same words get the same vector, others a different one. */
const wordEmbedder: Embedder = {
  id: "test-words@1",
  dimensions,
  calibration: rawCalibration("test-words@1"),
  embed: async (texts) => texts.map(embedWords),
  [Symbol.asyncDispose]: async () => {},
};

function embedWords(text: string): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [""]) {
    const slot = createHash("sha256").update(word).digest().readUInt16LE(0) % dimensions;
    vector[slot] = (vector[slot] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
