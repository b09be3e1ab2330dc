import {
  type JsonObject,
  type JsonValue,
  parseManifest,
  type SkillManifest,
} from "@skillwright/core";
import { stringify } from "smol-toml";
import { fillPlaceholders, fillValue } from "./fill-placeholders.ts";
import { fitTemplate } from "./fit-template.ts";
import { exampleFromIntent, recordedIntent } from "./intent-text.ts";
import { mergeTests } from "./merge-tests.ts";
import type { PickedVariables } from "./picked-variables.ts";
import type { SkillTemplate } from "./skill-template.ts";

/** Most examples that a manifest may have. */
const maxExamples = 32;

/** For whom a template is filled. */
export interface FillRequest {
  /** The person's sentence, as it was said. */
  readonly intent: string;
  readonly id: string;
  readonly name: string;
  readonly version?: string | undefined;
}

/** A package in memory. */
export interface FilledPackage {
  readonly manifest: SkillManifest;
  /** Relative path to text, all files but `manifest.toml`. */
  readonly files: Readonly<Record<string, string>>;
}

/** What an intent makes of a template. */
export type FilledTemplate =
  | ({ readonly status: "filled" } & FilledPackage)
  | { readonly status: "unfit"; readonly reason: string };

/**
 * The skill that a template makes for an intent: a manifest with the defaults that the intent names,
 * and the template's files unchanged.
 *
 * @throws ManifestError `manifest-invalid` when `id`, `name` or `version` break the manifest's rules.
 */
export function fillTemplate(
  template: SkillTemplate,
  { intent, id, name, version = "0.1.0" }: FillRequest,
): FilledTemplate {
  const fit = fitTemplate(template, intent);
  if (!fit.fits) return { status: "unfit", reason: fit.reason };

  const tree = putFirst(
    fillPlaceholders(template.manifest, fit.variables),
    firstAction(template, fit.variables),
  );
  const filled = parseManifest(stringify({ ...tree, id, name, version }));
  // The intent itself never goes near TOML.
  const manifest: SkillManifest = {
    ...filled,
    tests: mergeTests(filled.tests),
    examples: unique([exampleFromIntent(intent), ...filled.examples]).slice(0, maxExamples),
    provenance: { author: "template", template: template.name, intent: recordedIntent(intent) },
  };
  return { status: "filled", manifest, files: template.files };
}

function firstAction(
  { definition }: SkillTemplate,
  variables: PickedVariables,
): JsonValue | undefined {
  return definition.first_action && fillValue(definition.first_action, variables);
}

/** Lists one action and its tests before the others: it is the one that the intent asks for. */
function putFirst(tree: JsonObject, action: JsonValue | undefined): JsonObject {
  const { actions, tests } = tree;
  if (action === undefined || !Array.isArray(actions) || !Array.isArray(tests)) return tree;
  return {
    ...tree,
    actions: actions.toSorted((a, b) => Number(b.name === action) - Number(a.name === action)),
    tests: tests.toSorted((a, b) => Number(b.action === action) - Number(a.action === action)),
  };
}

function unique(lines: readonly string[]): string[] {
  return [...new Set(lines)].filter((line) => line !== "");
}
