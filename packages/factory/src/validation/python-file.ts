import { parseScriptMetadata, type ScriptMetadata, ScriptMetadataError } from "@skillwright/core";
import { analyzeScript, type ScriptAnalysis } from "@skillwright/python-runtime";
import type { TextFile } from "./source-files.ts";

/** A Python file and what it says without being run. */
export interface PythonFile extends TextFile, ScriptAnalysis {
  readonly metadata: ScriptMetadata | undefined;
  /** What is wrong with the script block, if anything is. */
  readonly metadataError: ScriptMetadataError | undefined;
}

/** Reads a Python file. */
export function analyzePython({ path, text }: TextFile): PythonFile {
  return { path, text, ...analyzeScript(text), ...readMetadata(text) };
}

function readMetadata(text: string): Pick<PythonFile, "metadata" | "metadataError"> {
  try {
    return { metadata: parseScriptMetadata(text), metadataError: undefined };
  } catch (error) {
    if (!(error instanceof ScriptMetadataError)) throw error;
    return { metadata: undefined, metadataError: error };
  }
}
