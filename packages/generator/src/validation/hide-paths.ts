import { realpathSync } from "node:fs";
import type { Diagnostic } from "@skillwright/core";

/** Findings without the directory that they are about: where a skill is staged is nobody's business. */
export function hidePaths(diagnostics: readonly Diagnostic[], directory: string): Diagnostic[] {
  const places = [...new Set([realpathSync(directory), directory])];
  return diagnostics.map((diagnostic) => {
    const hide = (text: string, place: string) =>
      text.replaceAll(`${place}/`, "").replaceAll(place, ".");
    return { ...diagnostic, message: places.reduce(hide, diagnostic.message) };
  });
}
