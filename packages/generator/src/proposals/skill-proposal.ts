import type {
  AcceptanceTest,
  ActionDeclaration,
  CredentialDeclaration,
  Diagnostic,
  SkillPermissions,
} from "@skillwright/core";
import type { TestResult } from "@skillwright/python-runtime";
import type { ProposalAuthor } from "../authors/author.ts";
import type { AuthoringReport } from "../authors/authoring-report.ts";

/** One file of a proposed package. */
export interface ProposedFile {
  /** Relative to the package, with forward slashes. */
  readonly path: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}

/** An acceptance test as declared, and how it went in validation. */
export interface ProposedTest extends AcceptanceTest {
  readonly outcome: Omit<TestResult, "action" | "input">;
}

/** How a proposal differs from the version that it would replace. */
export interface ProposedUpgrade {
  readonly fromVersion: string;
  /** Digest of the installed version; another one current by then makes the proposal outdated. */
  readonly fromDigest: string;
  /** What it asks for beyond what was granted, as in `network api.example.com`. */
  readonly addedPermissions: readonly string[];
  /** How the old version's tests went with the new one, in the order of its manifest. */
  readonly oldTests: readonly TestResult[];
}

/** A validated, staged skill that waits for approval. Approving names its `digest`. */
export interface SkillProposal {
  /** `sha256:` and 64 hexadecimal digits over every file of the package. */
  readonly digest: string;
  readonly intent: string;
  readonly skillId: string;
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly manifestToml: string;
  readonly scriptSource: string;
  readonly files: readonly ProposedFile[];
  /** With their defaults, so that nothing is filled in unseen. */
  readonly credentials: readonly CredentialDeclaration[];
  /** PEP 508 requirements of the script. */
  readonly dependencies: readonly string[];
  readonly permissions: SkillPermissions;
  readonly actions: readonly ActionDeclaration[];
  readonly tests: readonly ProposedTest[];
  /** Warnings and notes for the person who approves; never errors. */
  readonly findings: readonly Diagnostic[];
  readonly author: ProposalAuthor;
  /** What the writing cost, when a model wrote it. */
  readonly report?: AuthoringReport | undefined;
  /** False for a skill that is well-formed but does not yet do what was asked. */
  readonly complete: boolean;
  /** What becomes of the installed skill, when this is a new version of one. */
  readonly upgrade?: ProposedUpgrade | undefined;
  /** Unified, against the installed version; absent for a new skill. */
  readonly diff?: string | undefined;
  /** Milliseconds since the epoch; the proposal is removed then. */
  readonly expiresAt: number;
}
