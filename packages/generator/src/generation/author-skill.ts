import { type Diagnostic, skillNameFromId } from "@skillwright/core";
import type { PythonEnvironment } from "@skillwright/python-runtime";
import type { AuthorRequest, AuthorResult, SkillAuthor } from "../authors/author.ts";
import type { AuthoringReport } from "../authors/authoring-report.ts";
import { createStagingTools } from "../authors/staging-tools.ts";
import type { SkillProposal } from "../proposals/skill-proposal.ts";
import type { GenerationProgress } from "./generation-progress.ts";
import { repairUntilValid } from "./repair-until-valid.ts";
import type { SkillLaunch } from "./skill-launch.ts";
import { tryStagedSkill } from "./try-staged-skill.ts";

/** What {@link authorSkill} needs. */
export interface AuthoringRequest
  extends Omit<AuthorRequest, "name" | "tools" | "trySkill" | "signal" | "onProgress"> {
  /** The staging directory: empty, or with the package to change. */
  readonly directory: string;
  /** Tried in order: the next one when one declines. */
  readonly authors: readonly SkillAuthor[];
  /** Most validations of one skill, 1 or more. */
  readonly maxTestRounds: number;
  /** Packages that a skill may depend on whose code nobody has reviewed. */
  readonly allowedDependencies: readonly string[];
  /** Prepares staging for an author that changes a skill in place, or writes it anew. */
  readonly stage?: ((inPlace: boolean) => Promise<void>) | undefined;
  readonly environment: () => Promise<PythonEnvironment>;
  readonly launch?: SkillLaunch | undefined;
  readonly signal: AbortSignal;
  readonly onProgress?: ((progress: GenerationProgress) => void) | undefined;
}

/** What came of the authors' work. */
export type AuthoringOutcome =
  | { readonly status: "valid"; readonly proposal: SkillProposal }
  | {
      readonly status: "failed";
      readonly reason: string;
      readonly diagnostics: readonly Diagnostic[];
      readonly report?: AuthoringReport | undefined;
    };

/** Has a skill written into the staging directory, validated, and repaired while that may help. */
export async function authorSkill({
  authors,
  directory,
  maxTestRounds,
  environment,
  launch,
  stage,
  onProgress,
  ...request
}: AuthoringRequest): Promise<AuthoringOutcome> {
  const tools = createStagingTools(directory);
  let reason = "there is no author to ask";
  const declined: Diagnostic[] = [];
  for (const author of authors) {
    request.signal.throwIfAborted();
    onProgress?.({ phase: "authoring", message: author.kind });
    await stage?.(author.improves === "anyone");
    const written = await author.write({
      ...request,
      name: request.current?.manifest.name ?? skillNameFromId(request.id),
      tools,
      trySkill: (params) => tryStagedSkill(directory, params, { ...request, environment, launch }),
      onProgress: (message) => onProgress?.({ phase: "authoring", message }),
    });
    if (written.status === "declined") {
      reason = written.reason;
      declined.push(...(written.notes ?? []));
      continue;
    }
    request.signal.throwIfAborted();
    return repairUntilValid(withNotes(written, declined), {
      directory,
      maxTestRounds,
      onProgress,
      options: {
        environment: await environment(),
        launch,
        intent: request.intent,
        author: author.kind,
        shipped: author.shipped,
        expectedId: request.id,
        allowedDependencies: request.allowedDependencies,
        signal: request.signal,
        onProgress: (message) => onProgress?.({ phase: "validating", message }),
      },
    });
  }
  return { status: "failed", reason, diagnostics: [] };
}

/** Why nobody wrote more than a scaffold, for the person who gets one. */
function withNotes(
  written: Exclude<AuthorResult, { status: "declined" }>,
  declined: readonly Diagnostic[],
) {
  if (written.status !== "written" || written.complete) return written;
  return { ...written, notes: [...declined, ...(written.notes ?? [])] };
}
