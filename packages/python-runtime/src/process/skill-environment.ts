import { dirname, join } from "node:path";
import { type SkillManifest, settingEnvVar } from "@skillwright/core";
import { runtimeError } from "../errors.ts";

/** Values for the declared settings and credentials, by name. */
export interface SkillValues {
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  readonly credentials: Readonly<Record<string, string>>;
}

/** The whole environment of a skill process: nothing is inherited but locale and time zone. */
export function skillEnvironment(
  manifest: SkillManifest,
  {
    python,
    dataDir,
    temporaryDir,
    mode,
    values,
  }: {
    readonly python: string;
    readonly dataDir: string;
    readonly temporaryDir: string;
    readonly mode: "run" | "validation";
    readonly values: SkillValues;
  },
): Record<string, string> {
  return {
    ...locale(),
    PATH: [dirname(python), "/usr/local/bin", "/usr/bin", "/bin"].join(":"),
    HOME: dataDir,
    TMPDIR: temporaryDir,
    PYTHONUNBUFFERED: "1",
    PYTHONUTF8: "1",
    PYTHONNOUSERSITE: "1",
    // Version directories are immutable, and a changed one fails its integrity check.
    PYTHONDONTWRITEBYTECODE: "1",
    XDG_CACHE_HOME: join(temporaryDir, "cache"),
    SKILL_ID: manifest.id,
    SKILL_VERSION: manifest.version,
    SKILL_DATA_DIR: dataDir,
    ...settingVariables(manifest, values.settings),
    ...credentialVariables(manifest, values.credentials, mode),
  };
}

function locale(): Record<string, string> {
  const env: Record<string, string> = { LANG: "C.UTF-8" };
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && /^(?:LANG|LC_[A-Z]+|TZ|SYSTEMROOT)$/.test(name)) env[name] = value;
  }
  return env;
}

function settingVariables(
  { id, settings }: SkillManifest,
  values: SkillValues["settings"],
): Record<string, string> {
  for (const [name, value] of Object.entries(values)) {
    const type = Object.hasOwn(settings, name) ? settings[name]?.type : undefined;
    if (type === undefined) {
      throw runtimeError(`${id} has no setting named ${JSON.stringify(name)}`, {
        code: "setting-invalid",
        hint: `Its settings: ${Object.keys(settings).join(", ") || "none"}.`,
      });
    }
    const fits = type === "integer" ? Number.isInteger(value) : typeof value === type;
    if (fits) continue;
    throw runtimeError(
      `the setting ${name} of ${id} must be of type ${type}, got ${typeof value}`,
      {
        code: "setting-invalid",
      },
    );
  }
  const env: Record<string, string> = {};
  for (const [name, { default: fallback }] of Object.entries(settings)) {
    const value = Object.hasOwn(values, name) ? values[name] : fallback;
    if (value !== undefined) env[settingEnvVar(name)] = String(value);
  }
  return env;
}

/** In validation mode a required credential that is absent gets a placeholder that nobody mistakes for one. */
function credentialVariables(
  { id, credentials }: SkillManifest,
  values: SkillValues["credentials"],
  mode: "run" | "validation",
): Record<string, string> {
  for (const name of Object.keys(values)) {
    if (credentials.some((declared) => declared.name === name)) continue;
    throw runtimeError(`${id} declares no credential named ${JSON.stringify(name)}`, {
      code: "credential-unknown",
    });
  }
  const env: Record<string, string> = {};
  for (const { name, envVar, required, default: fallback } of credentials) {
    const placeholder = mode === "validation" && required ? `placeholder-for-${name}` : undefined;
    const value =
      (Object.hasOwn(values, name) ? values[name] : undefined) ?? fallback ?? placeholder;
    if (value !== undefined) env[envVar] = value;
    else if (required) {
      throw runtimeError(`${id} needs the credential ${name}, which has no value`, {
        code: "credential-missing",
        hint: `Store it: skill credentials set ${id} ${name}`,
      });
    }
  }
  return env;
}
