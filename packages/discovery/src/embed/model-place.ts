import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { type ModelOptions, miniLmName } from "./model-options.ts";

/** Where transformers.js finds a model, in its own terms. */
export interface ModelPlace {
  /** Directory that the name is looked up in. */
  readonly directory: string;
  readonly name: string;
  /** Whether the files may be downloaded into the directory. */
  readonly downloads: boolean;
}

/** What transformers.js reads of the model, quantised to 8 bits. */
export const modelFiles = [
  "config.json",
  "tokenizer.json",
  "tokenizer_config.json",
  "onnx/model_quantized.onnx",
] as const;

/** The place of the MiniLM model: the given copy, or the cache. */
export function modelPlace({
  modelDir = process.env["SKILLWRIGHT_MODEL_DIR"],
  cacheDir = defaultCacheDir(),
}: Pick<ModelOptions, "modelDir" | "cacheDir">): ModelPlace {
  if (!modelDir) return { directory: cacheDir, name: miniLmName, downloads: true };
  const path = resolve(modelDir);
  return { directory: dirname(path), name: basename(path), downloads: false };
}

/** Whether all that the model needs is on disk. */
export function isModelPresent({ directory, name }: ModelPlace): boolean {
  return modelFiles.every((file) => existsSync(join(directory, name, file)));
}

function defaultCacheDir(): string {
  const caches = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  return join(caches, "skillwright", "models");
}
