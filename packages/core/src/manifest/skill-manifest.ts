import type { JsonObject, JsonSchema, JsonValue } from "../json/json-value.ts";

/** What `manifest.toml` says about a Python skill, every default filled in. */
export interface SkillManifest {
  /** 1 to 64 characters of `a-z 0-9 - _`, the first a letter or digit. */
  readonly id: string;
  /** For people; not blank. */
  readonly name: string;
  /** Semantic version; `0.1.0` when the file names none. */
  readonly version: string;
  /** `""` when the file has none. */
  readonly description: string;
  /** A plain file name beside the manifest; `skill.py` when the file names none. */
  readonly entryFile: string;
  /** Oldest uv that can run the skill. */
  readonly minUvVersion?: string;
  /** Oldest Python that can run the skill, a PEP 440 version. */
  readonly minPython?: string;
  /** At most 16 lower-case words. */
  readonly tags: readonly string[];
  /** At most 32 intents that the skill serves. */
  readonly examples: readonly string[];
  readonly credentials: readonly CredentialDeclaration[];
  readonly permissions: SkillPermissions;
  /** By setting name, `a-z 0-9 _` beginning with a letter. */
  readonly settings: Readonly<Record<string, SettingDeclaration>>;
  readonly actions: readonly ActionDeclaration[];
  readonly tests: readonly AcceptanceTest[];
  /** Skills that this one calls, as `id@range`. */
  readonly requires: readonly string[];
  /** Information only: nothing is trusted because of it. */
  readonly provenance?: Provenance;
}

/** A secret that the skill is given in its environment. */
export interface CredentialDeclaration {
  /** `a-z 0-9 _`, unique in the manifest. */
  readonly name: string;
  /** `A-Z 0-9 _`, never a variable that steers the system, unique in the manifest. */
  readonly envVar: string;
  readonly description: string;
  readonly required: boolean;
  readonly default?: string;
}

/** What the sandbox lets the skill reach; nothing by default. */
export interface SkillPermissions {
  /** Hosts, as in `api.sendgrid.com`, `*.slack.com` or `localhost:8080`. */
  readonly network: readonly string[];
  /** Paths that the skill may read besides its own. */
  readonly read: readonly string[];
  /** Paths that the skill may write besides its own data directory. */
  readonly write: readonly string[];
  readonly subprocess: boolean;
}

/** Non-secret configuration, in the skill's environment under {@link settingEnvVar}. */
export interface SettingDeclaration {
  readonly type: "string" | "integer" | "number" | "boolean";
  /** Of the declared type. */
  readonly default?: string | number | boolean;
  readonly description: string;
}

/** One thing that `invoke` can be asked for: `{action, …input}`. */
export interface ActionDeclaration {
  /** `a-z 0-9 - _` beginning with a letter, unique in the manifest. */
  readonly name: string;
  readonly description: string;
  /** Schema of the input, always of an object. */
  readonly input: JsonSchema;
  readonly output?: JsonSchema;
  /** A second identical call changes nothing more, so it may be retried. */
  readonly idempotent: boolean;
  /** The result depends on the input alone, so it may be cached. */
  readonly pure: boolean;
  readonly concurrency: ActionConcurrency;
}

/** `serial`: one call at a time; `shared`: calls share one process; `per-call`: a process for each call. */
export type ActionConcurrency = "serial" | "shared" | "per-call";

/** A call with its expected answer. */
export interface AcceptanceTest {
  /** Name of a declared action. */
  readonly action: string;
  readonly input: JsonObject;
  /** The expected result; the alternative is {@link AcceptanceTest.expectError}. */
  readonly expect?: JsonValue;
  /** The expected error code. */
  readonly expectError?: string;
  /** What must be there for the test to mean anything. */
  readonly needs: readonly TestNeed[];
}

/** What an acceptance test can depend on. */
export type TestNeed = "credentials" | "network";

/** Where a skill came from. */
export interface Provenance {
  /** `template`, `scaffold`, `openapi`, `llm`, `compiler`, or whatever else wrote it. */
  readonly author?: string;
  readonly intent?: string;
  readonly model?: string;
  readonly promptVersion?: string;
  /** Digest of the document it was made from. */
  readonly sourceDigest?: string;
  readonly createdAt?: string;
  readonly template?: string;
}
