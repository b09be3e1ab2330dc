import { readPackage } from "@skillwright/python-runtime";
import type { SkillSource } from "../skill/skill.ts";
import { analyzePython, type PythonFile } from "./python-file.ts";
import { readTypeScript, type TypeScriptFile } from "./typescript/read-typescript.ts";

/** A file that people can read. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** The files of a skill, each parsed once, by what they are. */
export interface SourceFiles {
  /** Of all files, those that are no text included. */
  readonly totalBytes: number;
  readonly texts: readonly TextFile[];
  readonly markdown: readonly TextFile[];
  readonly python: readonly PythonFile[];
  readonly typescript: readonly TypeScriptFile[];
}

/** Longer texts are data, and a parser could take minutes over them. In bytes. */
const maxTextBytes = 1_000_000;

/** Reads a skill's directory; a skill in memory has no files. */
export async function readSourceFiles({ dir }: SkillSource): Promise<SourceFiles> {
  const files = dir === undefined ? [] : await readPackage(dir);
  const decoder = new TextDecoder();
  const texts = files
    .filter(({ path, bytes }) => isText.test(path) && bytes.byteLength <= maxTextBytes)
    .map(({ path, bytes }) => ({ path, text: decoder.decode(bytes) }));
  const ending = (pattern: RegExp) => texts.filter(({ path }) => pattern.test(path));
  return {
    totalBytes: files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0),
    texts,
    markdown: ending(/\.(?:md|markdown)$/i),
    python: ending(/\.py$/i).map(analyzePython),
    typescript: ending(isScript).map(readTypeScript),
  };
}

const isScript = /\.(?:ts|mts|cts|js|mjs|cjs)$/i;
const isText = /\.(?:py|ts|mts|cts|js|mjs|cjs|md|markdown|txt|toml|json|yaml|yml)$/i;
