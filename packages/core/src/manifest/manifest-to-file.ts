import { isDeepStrictEqual } from "node:util";
import type {
  AcceptanceTest,
  ActionDeclaration,
  CredentialDeclaration,
  Provenance,
  SettingDeclaration,
  SkillManifest,
  SkillPermissions,
} from "./skill-manifest.ts";

/** The keys of the file in their canonical order; what a default says anyway is `undefined`. */
export function manifestToFile(manifest: SkillManifest): object {
  return {
    id: manifest.id,
    name: manifest.name,
    // Written even when it is the default: people look for it.
    version: manifest.version,
    description: unless("", manifest.description),
    entry_file: unless("skill.py", manifest.entryFile),
    min_uv_version: manifest.minUvVersion,
    min_python: manifest.minPython,
    tags: unless([], manifest.tags),
    examples: unless([], manifest.examples),
    requires: unless([], manifest.requires),
    permissions: unless({}, permissionsToFile(manifest.permissions)),
    provenance: manifest.provenance && provenanceToFile(manifest.provenance),
    settings: unless({}, settingsToFile(manifest.settings)),
    credentials: unless([], manifest.credentials.map(credentialToFile)),
    actions: unless([], manifest.actions.map(actionToFile)),
    tests: unless([], manifest.tests.map(testToFile)),
  };
}

function permissionsToFile({ network, read, write, subprocess }: SkillPermissions): object {
  return {
    ...(network.length > 0 && { network }),
    ...(read.length > 0 && { read }),
    ...(write.length > 0 && { write }),
    ...(subprocess && { subprocess }),
  };
}

function provenanceToFile(provenance: Provenance): object {
  return {
    author: provenance.author,
    intent: provenance.intent,
    model: provenance.model,
    prompt_version: provenance.promptVersion,
    source_digest: provenance.sourceDigest,
    created_at: provenance.createdAt,
    template: provenance.template,
  };
}

function settingsToFile(settings: SkillManifest["settings"]): object {
  return Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => [name, settingToFile(setting)]),
  );
}

function settingToFile({ type, default: value, description }: SettingDeclaration): object {
  return { type, default: value, description: unless("", description) };
}

function credentialToFile(credential: CredentialDeclaration): object {
  const { name, envVar, description, required, default: value } = credential;
  return { name, env_var: envVar, description, required: unless(true, required), default: value };
}

function actionToFile(action: ActionDeclaration): object {
  return {
    name: action.name,
    description: unless("", action.description),
    idempotent: unless(false, action.idempotent),
    pure: unless(false, action.pure),
    concurrency: unless("serial", action.concurrency),
    input: unless({ type: "object" }, action.input),
    output: action.output,
  };
}

function testToFile({ action, input, expect, expectError, needs }: AcceptanceTest): object {
  return {
    action,
    needs: unless([], needs),
    expect_error: expectError,
    input: unless({}, input),
    expect,
  };
}

function unless<T>(omitted: unknown, value: T): T | undefined {
  return isDeepStrictEqual(value, omitted) ? undefined : value;
}
