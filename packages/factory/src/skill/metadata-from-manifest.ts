import type { SkillManifest } from "@skillwright/core";
import { parseSkillMetadata } from "./parse-skill-metadata.ts";
import type { SkillMetadata } from "./skill-metadata.ts";

/** The manifest of a Python skill in the words of the registry. */
export function metadataFromManifest(manifest: SkillManifest): SkillMetadata {
  const { id, name, version, description, tags, permissions, actions, requires } = manifest;
  return parseSkillMetadata({
    id,
    name,
    version,
    description,
    author: manifest.provenance?.author ?? "",
    tags,
    permissions,
    actions: actions.length > 0 ? actions : undefined,
    dependencies: requires,
    configurationSchema: settingsSchema(manifest),
    capabilities: actions.map((action) => ({ name: action.name, description: action.description })),
  });
}

/** The configuration of a Python skill is its settings. */
function settingsSchema({ settings }: SkillManifest) {
  const properties = Object.entries(settings).map(([name, { type, description }]) => [
    name,
    { type, description },
  ]);
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    additionalProperties: false,
  };
}
