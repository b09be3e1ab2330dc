import { readFileSync } from "node:fs";
import { formatManifest, maxLineBytes, protocolVersion, sha256Hex } from "@skillwright/core";
import { requiredHandlers } from "../../validation/check-script.ts";
import { exampleManifest, exampleScript } from "./example-skill.ts";
import { httpMarker, protocolMarker } from "./shared-code.ts";

/** Version of the files in `prompts/`. */
const version = "v2";
/** Most tests that a tester writes. */
export const maxTests = 6;

/** What the model is told of its work before it begins. */
export interface LlmPrompts {
  readonly author: string;
  readonly tester: string;
  /** For the tester again, when its tests keep failing. */
  readonly reviewer: string;
  /** The files' version and the digest of what they come to: `v2-3f9a01c2`. */
  readonly version: string;
}

/** What the prompts say besides what is always so. */
interface PromptFacts {
  readonly allowedDependencies: readonly string[];
}

/**
 * The prompts, filled in with the words of the code that validates: manifest keys come from the
 * manifest's own writer, methods and limits from the checks.
 */
export function loadPrompts({ allowedDependencies }: PromptFacts): LlmPrompts {
  const author = fill("author", {
    protocolVersion,
    packages: describePackages(allowedDependencies),
    maxLineBytes: String(maxLineBytes),
    methods: requiredHandlers.map((method) => `\`${method}\``).join(", "),
    protocolMarker,
    httpMarker,
    exampleScript: exampleScript(protocolMarker).trimEnd(),
    exampleManifest: formatManifest(exampleManifest).trimEnd(),
  });
  const tester = fill("tester", { maxTests: String(maxTests) });
  const reviewer = fill("reviewer", {});
  const digest = sha256Hex(author + tester + reviewer).slice(0, 8);
  return { author, tester, reviewer, version: `${version}-${digest}` };
}

function describePackages(allowed: readonly string[]): string {
  if (allowed.length === 0) return "Use the standard library only: `dependencies = []`.";
  const names = allowed.map((name) => `\`${name}\``).join(", ");
  return `Use the standard library: \`dependencies = []\`. Only where it does not suffice, name one of these packages with its versions, and no other: ${names}.`;
}

function fill(
  name: "author" | "tester" | "reviewer",
  values: Readonly<Record<string, string>>,
): string {
  const file = new URL(`../../../prompts/${name}.${version}.md`, import.meta.url);
  return readFileSync(file, "utf8").replace(/\{\{(\w+)\}\}/g, (_, key: string) => {
    const value = values[key];
    if (value === undefined) throw new RangeError(`the prompt ${name} has no value for ${key}`);
    return value;
  });
}
