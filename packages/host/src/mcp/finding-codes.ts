import type { Diagnostic } from "@skillwright/core";

/** A finding for a caller that is not trusted: which rule, and where, but not what stands there. */
export function findingCode({ code, severity, file, path, line, column }: Diagnostic) {
  return {
    code,
    severity,
    ...(file !== undefined && { file }),
    ...(path !== undefined && { path }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  };
}
