import type { CompileDiagnostic, CompileDiagnosticCode } from "./compile-diagnostic.ts";

/** The reference's three ways of refusing a description. */
export type SkillFaultKind = "UnsupportedShape" | "UnsupportedInstruction" | "PermissionRequired";

/** One reason why a description does not compile, with its place. */
export interface SkillFault {
  readonly kind: SkillFaultKind;
  /** Only of `UnsupportedInstruction`. */
  readonly reason?: string;
  /** Only of `PermissionRequired`. */
  readonly capability?: string;
  readonly diagnostic: CompileDiagnostic;
}

/** All faults of a description that does not compile; the first is the one that the reference reports. */
export type SkillFaults = readonly [SkillFault, ...SkillFault[]];

/** Where a fault is and how to mend it. */
export interface FaultSite
  extends Pick<CompileDiagnostic, "line" | "column" | "suggestion" | "fix"> {
  readonly code: CompileDiagnosticCode;
}

/** A fault of kind `UnsupportedShape`. */
export function shapeFault(message: string, site: FaultSite): SkillFault {
  return { kind: "UnsupportedShape", diagnostic: diagnostic(message, site) };
}

/** A fault of kind `UnsupportedInstruction`. */
export function instructionFault(reason: string, site: FaultSite): SkillFault {
  return { kind: "UnsupportedInstruction", reason, diagnostic: diagnostic(reason, site) };
}

/** A fault of kind `PermissionRequired`. */
export function permissionFault(capability: string, site: FaultSite): SkillFault {
  const message = `the capability ${capability} is not granted`;
  return { kind: "PermissionRequired", capability, diagnostic: diagnostic(message, site) };
}

function diagnostic(message: string, site: FaultSite): CompileDiagnostic {
  return { severity: "error", message, ...site };
}
