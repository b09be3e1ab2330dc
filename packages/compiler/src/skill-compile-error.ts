import { SkillwrightError } from "@skillwright/core";
import type { CompileDiagnostic } from "./diagnostics/compile-diagnostic.ts";
import type { SkillFault, SkillFaultKind, SkillFaults } from "./diagnostics/skill-fault.ts";
import type { CompilerErrorCode } from "./errors.ts";

const codes = {
  UnsupportedShape: "skill-shape-unsupported",
  UnsupportedInstruction: "skill-instruction-unsupported",
  PermissionRequired: "skill-permission-required",
} as const satisfies Record<SkillFaultKind, CompilerErrorCode>;

/**
 * A description does not compile.
 *
 * `kind`, `reason`, `capability` and `message` are the reference's, of the first fault; `diagnostics` lists all.
 */
export class SkillCompileError extends SkillwrightError<CompilerErrorCode> {
  readonly kind: SkillFaultKind;
  /** Only of kind `UnsupportedInstruction`. */
  declare readonly reason?: string;
  /** Only of kind `PermissionRequired`. */
  declare readonly capability?: string;
  /** Every fault that was found, with line, column and suggestion; the first is the one of the message. */
  declare readonly diagnostics: readonly CompileDiagnostic[];

  constructor(faults: SkillFaults) {
    const [first] = faults;
    super(message(first), { code: codes[first.kind], hint: first.diagnostic.suggestion });
    this.kind = first.kind;
    if (first.reason !== undefined) this.reason = first.reason;
    if (first.capability !== undefined) this.capability = first.capability;
    // Compared and serialised, this error shows the reference's fields and no others.
    Object.defineProperties(this, {
      code: { enumerable: false },
      hint: { enumerable: false },
      diagnostics: { value: faults.map(({ diagnostic }) => diagnostic) },
    });
  }

  static {
    const name = { value: "SkillCompileError", writable: true, configurable: true };
    Object.defineProperty(SkillCompileError.prototype, "name", name);
  }
}

function message({ kind, reason, capability }: SkillFault): string {
  if (kind === "UnsupportedShape") return "unsupported natural-language skill shape";
  if (kind === "PermissionRequired") return `skill requires explicit permission ${capability}`;
  return `unsupported natural-language instruction: ${reason}`;
}
