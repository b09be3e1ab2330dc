import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { formatKeyPath, locateToml, readToml, SkillwrightError } from "@skillwright/core";
import type { z } from "zod";
import type { HostErrorCode } from "../errors.ts";
import { type Config, type ConfigOverrides, configSchema } from "./config-schema.ts";
import { readEnvironmentOverrides } from "./environment-overrides.ts";

/** Name of the configuration file in the data directory. */
const configFile = "skillwright.toml";

/**
 * The configuration of a data directory: defaults, over them `skillwright.toml` where it exists,
 * over that `SKILLWRIGHT_<SECTION>_<KEY>`, over that `flags`.
 *
 * @throws SkillwrightError `config-invalid`, naming every problem with its line or variable.
 */
export async function loadConfig(
  home: string,
  environment: NodeJS.ProcessEnv,
  flags: ConfigOverrides = {},
): Promise<Config> {
  const file = join(home, configFile);
  const text = await readIfPresent(file);
  const reading = readToml(text);
  if ("message" in reading) {
    throw invalid([`${file}:${reading.line}:${reading.column}: ${reading.message}`]);
  }
  const fromFile = configSchema.safeParse(reading.table);
  if (!fromFile.success) {
    const locate = locateToml(text);
    throw invalid(
      listProblems(fromFile.error).map(({ path, message }) => {
        const { line = 1, column = 1 } = locate(path, "key") ?? {};
        return `${file}:${line}:${column}: ${formatKeyPath(path)}: ${message}`;
      }),
    );
  }

  const { overrides, problems } = readEnvironmentOverrides(environment);
  if (problems.length > 0) throw invalid(problems);
  const merged: Record<string, Record<string, unknown>> = { ...fromFile.data };
  for (const { section, key, value } of overrides) {
    merged[section] = { ...merged[section], [key]: value };
  }
  for (const [section, values] of Object.entries(flags)) {
    merged[section] = { ...merged[section], ...values };
  }
  const complete = configSchema.safeParse(merged);
  if (complete.success) return complete.data;
  throw invalid(
    listProblems(complete.error).map(
      ({ path, message }) => `SKILLWRIGHT_${path.join("_").toUpperCase()}: ${message}`,
    ),
  );
}

async function readIfPresent(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw invalid([`${file}: ${error instanceof Error ? error.message : error}`]);
  }
}

/** Zod's issues with a path each; an unknown key gets its own path instead of its table's. */
function listProblems(error: z.ZodError): { path: (string | number)[]; message: string }[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
    if (issue.code !== "unrecognized_keys") return [{ path, message: issue.message }];
    return issue.keys.map((key) => ({ path: [...path, key], message: "unknown key" }));
  });
}

function invalid(problems: readonly string[]) {
  return new SkillwrightError<HostErrorCode>(
    `the configuration is invalid:\n${problems.join("\n")}`,
    {
      code: "config-invalid",
      hint: "Mend or remove these keys; every key has a default.",
    },
  );
}
