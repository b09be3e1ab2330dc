import { readFileSync } from "node:fs";
import { formatManifest, maxLineBytes, protocolVersion, sha256Hex } from "@skillwright/core";
import { requiredHandlers } from "../../validation/check-script.ts";
import { exampleManifest, exampleScript } from "./example-skill.ts";
import { httpMarker, protocolMarker } from "./shared-code.ts";

/** Version of the files in `prompts/`. */
const version = "v1";
/** Most tests that a tester writes. */
export const maxTests = 6;

/** What the model is told of its work before it begins. */
export interface LlmPrompts {
  readonly author: string;
  readonly tester: string;
  /** The files' version and the digest of what they come to: `v1-3f9a01c2`. */
  readonly version: string;
}

/**
 * The prompts, filled in with the words of the code that validates: manifest keys come from the
 * manifest's own writer, methods and limits from the checks.
 */
export function loadPrompts(): LlmPrompts {
  const author = fill("author", {
    protocolVersion,
    maxLineBytes: String(maxLineBytes),
    methods: requiredHandlers.map((method) => `\`${method}\``).join(", "),
    protocolMarker,
    httpMarker,
    exampleScript: exampleScript(protocolMarker).trimEnd(),
    exampleManifest: formatManifest(exampleManifest).trimEnd(),
  });
  const tester = fill("tester", { maxTests: String(maxTests) });
  return { author, tester, version: `${version}-${sha256Hex(author + tester).slice(0, 8)}` };
}

function fill(name: "author" | "tester", values: Readonly<Record<string, string>>): string {
  const file = new URL(`../../../prompts/${name}.${version}.md`, import.meta.url);
  return readFileSync(file, "utf8").replace(/\{\{(\w+)\}\}/g, (_, key: string) => {
    const value = values[key];
    if (value === undefined) throw new RangeError(`the prompt ${name} has no value for ${key}`);
    return value;
  });
}
