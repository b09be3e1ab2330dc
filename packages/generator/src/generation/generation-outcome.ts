import type { Diagnostic, JsonValue } from "@skillwright/core";
import type { SkillMatch } from "@skillwright/discovery";
import type { AuthoringReport } from "../authors/authoring-report.ts";
import type { MatchOpinion } from "../matching/match-judge.ts";
import type { SkillProposal } from "../proposals/skill-proposal.ts";

/** What a model said of the nearest skill, where a score alone could not tell. */
export interface MatchJudgement extends MatchOpinion {
  readonly skillId: string;
}

/** What became of an intent. */
export type GenerationOutcome =
  | ProposedOutcome
  /** An installed skill already does it; `score` is in [threshold, 1]. */
  | {
      readonly status: "existing_match";
      readonly skillId: string;
      readonly name: string;
      readonly score: number;
      /** When the score was below the threshold: why a model takes it for the same. */
      readonly judgement?: MatchJudgement | undefined;
    }
  /** Up to three installed skills may already do it, best first: a person decides. */
  | {
      readonly status: "ask";
      readonly candidates: readonly SkillMatch[];
      /** Why a model leaves out the one that came nearest. */
      readonly judgement?: MatchJudgement | undefined;
    }
  | FailedOutcome
  | InstalledOutcome;

/** A validated skill waits for approval of `proposal.digest`. */
export interface ProposedOutcome {
  readonly status: "proposed";
  readonly attemptId: string;
  readonly proposal: SkillProposal;
  /** Why a model says that no installed skill does it. */
  readonly judgement?: MatchJudgement | undefined;
}

/** No author produced a skill that passes; `diagnostics` is everything that was found. */
export interface FailedOutcome {
  readonly status: "failed";
  /** Names what was staged, which is kept for inspection: `stagedFiles`. */
  readonly attemptId: string;
  readonly reason: string;
  readonly diagnostics: readonly Diagnostic[];
  /** What the attempt cost, when a model wrote it. */
  readonly report?: AuthoringReport | undefined;
  readonly judgement?: MatchJudgement | undefined;
}

/** A proposal was approved and its skill is active. */
export interface InstalledOutcome {
  readonly status: "installed";
  readonly skillId: string;
  readonly name: string;
  readonly version: string;
  readonly proposal: SkillProposal;
  readonly judgement?: MatchJudgement | undefined;
  /** The first acceptance test that ran, as it ran; absent when none could run without secrets. */
  readonly example?: SkillExample | undefined;
  /** Why it is not in the index yet; the next search puts it there. Absent when it is. */
  readonly indexProblem?: IndexProblem | undefined;
}

/** What kept an installed skill out of the index. */
export interface IndexProblem {
  /** What happened, and where. */
  readonly message: string;
  readonly hint?: string | undefined;
}

/** One call of a skill and what it answered. */
export interface SkillExample {
  readonly action: string;
  readonly input: Readonly<Record<string, JsonValue>>;
  readonly result: JsonValue;
}
