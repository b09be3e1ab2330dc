import type { Diagnostic } from "@skillwright/core";
import { analyzeScript, type PackageFile } from "@skillwright/python-runtime";

/** What is wrong with the Python files beside the entry script: it can import them, so they count. */
export function checkOtherScripts(files: readonly PackageFile[], entryFile: string): Diagnostic[] {
  return files
    .filter(({ path }) => path.endsWith(".py") && path !== entryFile)
    .flatMap(({ path, bytes }) =>
      analyzeScript(Buffer.from(bytes).toString("utf8")).diagnostics.map((diagnostic) => ({
        ...diagnostic,
        file: path,
      })),
    );
}
