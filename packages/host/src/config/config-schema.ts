import { authorKinds } from "@skillwright/core";
import type { EmbeddingProvider, LlmProvider } from "@skillwright/generator";
import { z } from "zod";

// Written here once more, so that reading a configuration does not load the generator.
const llmProviders = [
  "anthropic",
  "openai",
  "google",
  "openai-compatible",
] as const satisfies readonly LlmProvider[];

const embeddingProviders = [
  "openai",
  "google",
  "openai-compatible",
] as const satisfies readonly EmbeddingProvider[];

/** What `embedder` may be, and `skill index use` change it to. */
export const embedderNames = ["auto", "minilm", "use", "provider"] as const;

const fraction = z.number().min(0).max(1);
const seconds = z.number().positive().max(86_400);

/**
 * `skillwright.toml`: every key with its default. Keys are as written there; times are in seconds,
 * scores from 0 to 1.
 */
export const configSchema = z.strictObject({
  discovery: z
    .strictObject({
      /** Which model turns text into vectors; `auto` decides once, when the index is made. */
      embedder: z.enum(embedderNames).default("auto"),
      /** Whose model `embedder = "provider"` is; and the model, as the provider calls it. */
      embedding_provider: z.enum(embeddingProviders).optional(),
      embedding_model: z.string().min(1).optional(),
      /** Of an OpenAI-compatible server. */
      embedding_base_url: z.url().optional(),
      /** The variable that holds the key; default the provider's usual one. */
      embedding_api_key_env: z.string().min(1).optional(),
      /** Length of the vectors, for models that can shorten theirs; without it the model is asked. */
      embedding_dimensions: z.int().min(1).max(16_384).optional(),
      /** A match at or above it is the same capability. */
      threshold: fraction.default(0.85),
      /** From here up to the threshold a person is asked. */
      ask_from: fraction.default(0.6),
      /** Whether the model of `[llm]`, if there is one, is asked first: one question a match. */
      ask_model: z.boolean().default(true),
      ask_model_timeout_seconds: seconds.default(20),
      /**
       * Where the index is, when not in the data directory: a directory, relative to it or not, or
       * what else LanceDB opens (`s3://…`, `gs://…`, `az://…`, `db://…`), so that a team shares one.
       */
      uri: z.string().min(1).optional(),
      /** Given to LanceDB as they are, and never shown: `aws_region = "eu-west-1"`, keys, tokens. */
      storage_options: z.record(z.string(), z.string()).default({}),
      /** The variable that holds the key of LanceDB Cloud, for a `db://` index. */
      api_key_env: z.string().min(1).default("LANCEDB_API_KEY"),
      /** Of LanceDB Cloud. */
      region: z.string().min(1).optional(),
    })
    .prefault({}),
  generator: z
    .strictObject({
      author: z.enum(["auto", ...authorKinds]).default("auto"),
      /** Calls of the model for one skill, at most. */
      max_llm_turns: z.int().min(1).max(100).default(8),
      /** Rounds of writing and validating, at most. */
      max_test_rounds: z.int().min(1).max(100).default(4),
      /** Input and output tokens of the model for one skill. */
      max_tokens: z.int().min(1_000).default(200_000),
      /** Budget of one generation. */
      timeout_seconds: seconds.default(300),
    })
    .prefault({}),
  llm: z
    .strictObject({
      /** Without one no model is asked for anything. */
      provider: z.enum(llmProviders).optional(),
      model: z.string().min(1).optional(),
      /** Of an OpenAI-compatible server. */
      base_url: z.url().optional(),
      /** The variable that holds the key; default the provider's usual one. */
      api_key_env: z.string().min(1).optional(),
      /** US dollars for a million tokens, to reckon what a skill cost. */
      input_price: z.number().nonnegative().optional(),
      output_price: z.number().nonnegative().optional(),
    })
    .prefault({}),
  python: z
    .strictObject({
      /** `auto`: uv where there is a usable one, else venv. */
      prefer: z.enum(["auto", "uv", "venv"]).default("auto"),
      /** The only uv to consider. */
      uv_path: z.string().min(1).optional(),
      /** The only interpreter to use, instead of searching for one. */
      path: z.string().min(1).optional(),
      /** A package index other than PyPI. */
      index_url: z.url().optional(),
      handshake_timeout_seconds: seconds.default(10),
      request_timeout_seconds: seconds.default(30),
      /** Crashes and failed starts of a skill within ten minutes; one more quarantines it. */
      max_restarts: z.int().min(0).max(1000).default(5),
      /** Versions kept of each skill, the current one and the one to roll back to among them. */
      keep_versions: z.int().min(2).max(1000).default(5),
    })
    .prefault({}),
  skills: z
    .strictObject({
      /** Calls under way at a time. */
      max_concurrent: z.int().min(1).max(10_000).default(100),
      /** For a whole call, waits and retries included. */
      default_timeout: seconds.default(30),
      /** Whether results of actions declared pure are kept. */
      cache_enabled: z.boolean().default(true),
      /** Whether a skill that keeps failing is left alone for a while. */
      circuit_breaker_enabled: z.boolean().default(true),
      /** Directories with code skills, which are thereby trusted; relative ones to the data directory. */
      paths: z.array(z.string().min(1)).default([]),
      /** Whether a host loads a code skill anew when its files change. */
      hot_reload_enabled: z.boolean().default(false),
    })
    .prefault({}),
  validation: z
    .strictObject({
      /** By which rules `skill validate` judges a Python skill when not told. */
      profile: z
        .enum(["basic", "security", "performance", "compatibility", "full"])
        .default("full"),
      /** For all rules together. */
      max_time_seconds: seconds.default(30),
      /**
       * Names of packages that skills may depend on; without it all for a person's skills, and none
       * for a model's, whose packages are installed before anybody has approved them.
       */
      allowed_dependencies: z.array(z.string().min(1)).optional(),
      /** Hosts that skills may ask for, as in `*.example.com`; without it, all. */
      allowed_hosts: z.array(z.string().min(1)).optional(),
      performance_thresholds: z
        .strictObject({
          max_package_kb: z.number().positive().optional(),
          max_complexity: z.int().positive().optional(),
        })
        .prefault({}),
    })
    .prefault({}),
  sandbox: z
    .strictObject({
      /** `auto`: without a sandbox only code that we ship runs; `required`: nothing; `off`: everything. */
      mode: z.enum(["auto", "required", "off"]).default("auto"),
      memory_mb: z.int().min(16).default(512),
      processes: z.int().min(1).default(32),
      /** What a skill's data and temporary directories may hold together. */
      disk_mb: z.int().min(1).default(1024),
      cpu_seconds: seconds.optional(),
    })
    .prefault({}),
  /** Values for settings that skills declare: `[settings.send-email] base_url = "…"`. */
  settings: z
    .record(z.string(), z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])))
    .default({}),
});

/** Values over those of file and environment, as flags give them. */
export type ConfigOverrides = { readonly [Section in keyof Config]?: Partial<Config[Section]> };

/** The configuration, complete. */
export type Config = z.output<typeof configSchema>;
