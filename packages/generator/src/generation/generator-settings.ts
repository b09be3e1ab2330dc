import type { AcceptanceTest } from "@skillwright/core";
import type { SkillIndex } from "@skillwright/discovery";
import type { PythonEnvironment, SkillStore } from "@skillwright/python-runtime";
import type { AuthorKind, SkillAuthor } from "../authors/author.ts";
import type { MatchJudge } from "../matching/match-judge.ts";
import type { AllowedDependencies } from "../validation/check-dependencies.ts";
import type { GenerationProgress } from "./generation-progress.ts";
import type { SkillLaunch } from "./skill-launch.ts";

/** What the generator works with. Whatever is slow to open is opened when first needed. */
export interface GeneratorParts {
  /** Absolute; holds undecided packages only. */
  readonly stagingDirectory: string;
  readonly store: SkillStore;
  /** Ids that skills of other kinds have: a new one may not take them. */
  readonly otherIds?: (() => Promise<readonly string[]>) | undefined;
  readonly index: () => Promise<SkillIndex>;
  /** Brings the index up to date with the store. */
  readonly syncIndex: (index: SkillIndex) => Promise<void>;
  readonly environment: () => Promise<PythonEnvironment>;
  /** Default: a sandbox, and without one only code that we ship. */
  readonly launch?: SkillLaunch | undefined;
  /** Asked about matches from `askFrom` up to the threshold; without one a person is. */
  readonly judge?: MatchJudge | undefined;
  /** In the order in which `auto` tries them: the next one when one declines. */
  readonly authors: readonly SkillAuthor[];
}

/** How the generator decides. */
export interface GeneratorConfig {
  /** Who writes when `generate` does not say. Default `auto`. */
  readonly author?: AuthorKind | "auto" | undefined;
  /** From 0 to 1; a match at or above it is the same capability. Default 0.85. */
  readonly threshold?: number | undefined;
  /** From 0 to `threshold`; from here on a person is asked. Default 0.6. */
  readonly askFrom?: number | undefined;
  /** Budget of one `generate`, in milliseconds. Default 300,000. */
  readonly timeoutMs?: number | undefined;
  /** Most validations of one skill, repairs included. Default 4. */
  readonly maxTestRounds?: number | undefined;
  /**
   * Names of packages that a skill written by a model may depend on; they are installed while it is
   * tested, before anybody has approved it. Default none.
   */
  readonly allowedDependencies?: readonly string[] | undefined;
}

/** Settings of one {@link SkillGenerator.generate}. */
export interface GenerateOptions {
  /** `auto`: the first author that does not decline. Default from the configuration. */
  readonly author?: AuthorKind | "auto" | undefined;
  /** The id to use instead of one derived from the intent. */
  readonly id?: string | undefined;
  /**
   * Do not look for an existing skill first. When a person was asked about some for this intent,
   * that is the answer "not the same", and remembered.
   */
  readonly force?: boolean | undefined;
  /** Ids of skills that a person says do not do it: they are not offered for this intent again. */
  readonly notSame?: readonly string[] | undefined;
  /** Id of the skill that a person says does it: the outcome, and an example of it from now on. */
  readonly sameAs?: string | undefined;
  readonly threshold?: number | undefined;
  /** Tests that a skill written by a model must pass; without them a tester writes some. */
  readonly tests?: readonly AcceptanceTest[] | undefined;
  /** Path or address of an OpenAPI document; with `auto` the skill is made from it or not at all. */
  readonly openapi?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: GenerationProgress) => void) | undefined;
}

/** Settings of one {@link SkillGenerator.improve}. */
export type ImproveOptions = Pick<
  GenerateOptions,
  "author" | "tests" | "openapi" | "signal" | "onProgress"
>;

/** Settings of one {@link SkillGenerator.propose}. */
export interface ProposeOptions extends InstallOptions {
  /** Let the package become the new version of an installed skill. Default false. */
  readonly upgrade?: boolean | undefined;
  /** Packages that it may depend on, by name. Default any: whoever hands it over has chosen them. */
  readonly allowedDependencies?: AllowedDependencies | undefined;
}

/** Settings of one {@link SkillGenerator.install}. */
export type InstallOptions = Pick<GenerateOptions, "signal" | "onProgress">;
