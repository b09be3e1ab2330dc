import { SkillwrightError } from "@skillwright/core";
import {
  type DiscoveryErrorCode,
  type Embedder,
  type IndexPlace,
  indexEmbedderId,
} from "@skillwright/discovery";
import { embeddingModelName } from "@skillwright/generator";
import type { Config } from "../config/config-schema.ts";
import { configuredModel, type EmbedderChoice } from "./create-configured-embedder.ts";

/**
 * The embedder of an index. `auto` is decided once, when the index is made: after that the index
 * says which one it has, whatever else could be had today.
 *
 * @throws SkillwrightError `embedder-unknown` when `auto` finds an index of an embedder that is not
 *   configured here: opened with another one, all its skills would be embedded anew.
 */
export async function openEmbedder(
  config: Config["discovery"],
  place: IndexPlace,
  create: (name: EmbedderChoice) => Promise<Embedder>,
): Promise<Embedder> {
  if (config.embedder !== "auto") return create(config.embedder);
  const kept = await indexEmbedderId(place);
  if (kept === undefined) return create("auto");
  if (kept.startsWith("use-")) return create("use");
  if (kept.startsWith("minilm-")) return create("minilm");
  if (!isConfigured(kept, config)) throw notConfigured(kept);
  const embedder = await create("provider");
  if (embedder.id === kept) return embedder;
  await embedder[Symbol.asyncDispose]();
  throw notConfigured(kept, embedder.id);
}

/** Whether an index is of the model of a provider that the configuration names, whatever its dimensions. */
function isConfigured(id: string, config: Config["discovery"]): boolean {
  const model = configuredModel(config);
  return model !== undefined && id.startsWith(`${embeddingModelName(model)}@`);
}

function notConfigured(id: string, instead?: string) {
  const [, provider, model, dimensions] = /^provider:([a-z-]+)\/(.+)@(\d+)$/.exec(id) ?? [];
  const configure =
    provider === undefined
      ? ""
      : `Set embedding_provider = "${provider}", embedding_model = "${model}"${
          instead ? ` and embedding_dimensions = ${dimensions}` : ""
        } in [discovery], or give it another embedder: `;
  return new SkillwrightError<DiscoveryErrorCode>(
    `the index was made with the embedder ${id}, ${
      instead ? `and the one configured is ${instead}` : "which is not configured here"
    }`,
    {
      code: "embedder-unknown",
      hint: `${configure || "Give it another embedder: "}skill index use auto|minilm|use|provider.`,
    },
  );
}
