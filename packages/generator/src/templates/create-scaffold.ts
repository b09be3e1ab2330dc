import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseManifest } from "@skillwright/core";
import { parse, stringify } from "smol-toml";
import type { FilledPackage, FillRequest } from "./fill-template.ts";
import { exampleFromIntent, recordedIntent } from "./intent-text.ts";
import { templatesDir } from "./load-templates.ts";

/**
 * A well-formed, tested skill for any intent, whose one action answers with the error
 * `not-written-yet`.
 *
 * @throws ManifestError `manifest-invalid` when `id`, `name` or `version` break the manifest's rules.
 */
export function createScaffold({
  intent,
  id,
  name,
  version = "0.1.0",
}: FillRequest): FilledPackage {
  const read = (file: string) => readFileSync(join(templatesDir, "_scaffold", file), "utf8");
  const manifest = parseManifest(stringify({ ...parse(read("manifest.toml")), id, name, version }));
  const example = exampleFromIntent(intent);
  return {
    manifest: {
      ...manifest,
      description: `Not written yet: ${example}`,
      examples: example === "" ? [] : [example],
      provenance: { author: "scaffold", intent: recordedIntent(intent) },
    },
    files: { "skill.py": read("skill.py") },
  };
}
