import { readToml } from "../toml/read-toml.ts";
import { diagnosticsFromIssues } from "./diagnostics-from-issues.ts";
import { type PackAgent, type PackConfig, packConfig } from "./pack-config.ts";
import { type PackSkill, type SkillPack, skillPackSchemaVersion } from "./skill-pack.ts";
import { SkillPackError } from "./skill-pack-error.ts";

/** Where {@link createSkillPack} gets what the config only names. */
export interface CreateSkillPackOptions {
  /** Texts of prompts by their path in the config. A prompt found neither here nor there is only named. */
  readonly prompts?: Readonly<Record<string, string>> | undefined;
}

/**
 * The pack that a compiled config describes: one skill for each enabled agent, in their order.
 *
 * @param config - TOML, or what it says: `[agents.<key>]` tables with toolsets and prompts, and
 * `meta.version`.
 * @throws SkillPackError (`skill-pack-invalid`) with every problem of the config.
 */
export function createSkillPack(
  config: string | Readonly<Record<string, unknown>>,
  { prompts = {} }: CreateSkillPackOptions = {},
): SkillPack {
  const {
    meta,
    agents,
    prompts: own,
  } = parseConfig(typeof config === "string" ? readConfig(config) : config);
  const version = meta.version ?? "1.0";
  const skills = Object.entries(agents)
    .filter(([, agent]) => agent.enabled)
    .map(([key, agent]) => toSkill(key, agent, version, { ...own, ...prompts }));
  return { schemaVersion: skillPackSchemaVersion, skills };
}

function readConfig(toml: string): unknown {
  const reading = readToml(toml);
  if ("table" in reading) return reading.table;
  const { message, line, column } = reading;
  const problem = { code: "toml-invalid", severity: "error" as const, message, line, column };
  throw new SkillPackError("config", [problem], hint);
}

function parseConfig(config: unknown): PackConfig {
  const result = packConfig.safeParse(config);
  if (result.success) return result.data;
  const problems = diagnosticsFromIssues("config-invalid", result.error.issues);
  throw new SkillPackError("config", problems, hint);
}

const hint =
  "Correct the config: [agents.<key>] with prompt_md or prompt, and meta.version as text.";

function toSkill(
  name: string,
  agent: PackAgent,
  version: string,
  prompts: Readonly<Record<string, string>>,
): PackSkill {
  const references = agent.toolsets.map((toolset) => [`toolsets/${toolset}`, "reference"] as const);
  return {
    name,
    description: agent.description ?? `CELLSTATE agent: ${name}`,
    version,
    tags: agent.tags,
    instructions: instructions(agent, prompts),
    resources: Object.fromEntries(references.toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** The prompt itself, which CELLSTATE only names, below the lines that CELLSTATE writes. */
function instructions(agent: PackAgent, prompts: Readonly<Record<string, string>>): string {
  const { prompt_md: path, profile, token_budget: budget, toolsets } = agent;
  const found = path !== undefined && Object.hasOwn(prompts, path) ? prompts[path] : undefined;
  const prompt = agent.prompt ?? found;
  // A path with "-->" in it would end the comment.
  const comment = `<!-- Source: ${path?.replaceAll("--", "- -")} -->`;
  const lines = [
    ...(path === undefined ? [] : [comment, "", `Agent prompt loaded from: ${path}`, ""]),
    `Profile: ${profile}`,
    `Token budget: ${budget ?? "default"}`,
    `Toolsets: ${toolsets.length === 0 ? "none" : toolsets.join(", ")}`,
    ...(prompt === undefined ? [] : ["", prompt.trimEnd()]),
  ];
  return `${lines.join("\n")}\n`;
}
