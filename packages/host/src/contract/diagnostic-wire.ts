import type { Diagnostic } from "@skillwright/core";
import { z } from "zod";

/** A diagnostic as it goes out; mechanical fixes stay behind. */
export const diagnosticWireSchema = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning", "info"]),
  message: z.string(),
  file: z.string().optional(),
  path: z.string().optional(),
  line: z.number().optional(),
  column: z.number().optional(),
});

/** Gives a diagnostic its outward shape. */
export function diagnosticWire(diagnostic: Diagnostic): z.input<typeof diagnosticWireSchema> {
  const { code, severity, message, file, path, line, column } = diagnostic;
  return { code, severity, message, file, path, line, column };
}
