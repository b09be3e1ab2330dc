import type { AcceptanceTest, AuthorKind, Diagnostic, SkillManifest } from "@skillwright/core";
import type { InvokeOutcome, InvokeParams } from "@skillwright/python-runtime";
import type { AuthoringReport } from "./authoring-report.ts";
import type { StagingTools } from "./staging-tools.ts";

export type { AuthorKind };

/** Who can have written a proposed skill: an author, or a person who hands a package over. */
export type ProposalAuthor = AuthorKind | "person";

/** What an author is asked for. */
export interface AuthorRequest {
  /** The person's sentence, trimmed, never blank. */
  readonly intent: string;
  /** The id that the manifest must carry. */
  readonly id: string;
  /** The name that the manifest must carry. */
  readonly name: string;
  /** The only way to write into the staging directory. */
  readonly tools: StagingTools;
  /**
   * Runs what is staged so far, confined, without secrets or network.
   *
   * @throws SkillwrightError what keeps it from answering, as `startSkill` and `invoke` say.
   */
  readonly trySkill: (params: InvokeParams) => Promise<InvokeOutcome>;
  /** Packages that a skill may depend on whose code nobody has reviewed, by name. */
  readonly allowedDependencies: readonly string[];
  /** Installed skills that answer a query, best first. */
  readonly searchSkills: (query: string) => Promise<readonly FoundSkill[]>;
  /** Tests that the caller brings; the skill must pass them. */
  readonly tests?: readonly AcceptanceTest[] | undefined;
  /** Path or address of an OpenAPI document that the skill is to be made from. */
  readonly openapi?: string | undefined;
  /** The skill to change, as `intent` says. */
  readonly current?: CurrentSkill | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told what goes on, one line each, for a person. */
  readonly onProgress?: ((message: string) => void) | undefined;
}

/** An installed skill, as an author may know it. */
export interface FoundSkill {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

/** An installed skill that is to be changed. */
export interface CurrentSkill {
  readonly manifest: SkillManifest;
  /** Who wrote it, as the store has it. */
  readonly author: string;
  /** Its text files, by path. */
  readonly files: Readonly<Record<string, string>>;
}

/** What an author says of what it wrote. */
export type AuthorResult =
  | WrittenSkill
  /** Nothing was written: `reason` says why, for a person. */
  | {
      readonly status: "declined";
      readonly reason: string;
      /** For whoever gets a skill that is not complete instead. */
      readonly notes?: readonly Diagnostic[] | undefined;
    }
  /** It tried and cannot go on; what it wrote so far is kept for inspection. */
  | {
      readonly status: "gave-up";
      readonly reason: string;
      readonly diagnostics?: readonly Diagnostic[] | undefined;
      readonly report?: AuthoringReport | undefined;
    };

/** A package lies in staging, ready to be validated. */
export interface WrittenSkill {
  readonly status: "written";
  /** False when the skill is well-formed but does not yet do what was asked. */
  readonly complete: boolean;
  /** What the writing cost. */
  readonly report?: AuthoringReport | undefined;
  /** Warnings and notes for the person who approves; never errors. */
  readonly notes?: readonly Diagnostic[] | undefined;
  /**
   * Writes again, knowing what validation found. Absent when the author would only write the same
   * again: it is not asked twice.
   */
  readonly revise?: ((findings: readonly Diagnostic[]) => Promise<AuthorResult>) | undefined;
}

/** Writes a skill into a staging directory, through three tools only. */
export interface SkillAuthor {
  readonly kind: ProposalAuthor;
  /**
   * Whether all code it writes is code that we ship and that people reviewed; only manifests and
   * data are filled in. Such skills may run where no sandbox exists.
   */
  readonly shipped: boolean;
  /**
   * Whose skills it can change: anyone's, whose files are in staging then, or those of the authors
   * named, which it writes anew into an empty one. Default nobody's.
   */
  readonly improves?: "anyone" | readonly AuthorKind[] | undefined;
  write(request: AuthorRequest): Promise<AuthorResult>;
}
