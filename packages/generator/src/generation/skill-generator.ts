import { SkillwrightError } from "@skillwright/core";
import {
  type PackageFile,
  readPackage,
  type SkillPackageFile,
  type SkillRecord,
} from "@skillwright/python-runtime";
import { createAttemptLog, type GenerationAttempt } from "../attempts/attempt-log.ts";
import type { FoundSkill } from "../authors/author.ts";
import { chooseImprovers } from "../improvement/choose-improvers.ts";
import { compareVersions } from "../improvement/compare-versions.ts";
import { type OpenedSkill, openCurrent } from "../improvement/open-current.ts";
import { installProposal } from "../installation/install-proposal.ts";
import { createMatchMemory } from "../memory/match-memory.ts";
import { createProposalDesk } from "../proposals/proposal-desk.ts";
import type { SkillProposal } from "../proposals/skill-proposal.ts";
import { createStagingArea } from "../staging/staging-area.ts";
import { type AuthoringOutcome, type AuthoringRequest, authorSkill } from "./author-skill.ts";
import { checkPackage, identifyPackage } from "./check-package.ts";
import {
  attemptNotFound,
  checkRounds,
  checkThreshold,
  chooseAuthors,
  findInstalled,
  parseIntent,
} from "./check-request.ts";
import { chooseExisting } from "./choose-existing.ts";
import { chooseSkillId, idTaken } from "./choose-skill-id.ts";
import { findExistingSkill } from "./find-existing-skill.ts";
import type {
  FailedOutcome,
  GenerationOutcome,
  IndexProblem,
  InstalledOutcome,
  MatchJudgement,
  ProposedOutcome,
} from "./generation-outcome.ts";
import type { GenerationProgress } from "./generation-progress.ts";
import type {
  GenerateOptions,
  GeneratorConfig,
  GeneratorParts,
  ImproveOptions,
  InstallOptions,
  ProposeOptions,
} from "./generator-settings.ts";

/** From one sentence to a validated proposal, and from its approval to an active skill. */
export interface SkillGenerator {
  /**
   * Finds the skill that already does it, or writes, validates and proposes one.
   *
   * @throws SkillwrightError `intent-blank`, `option-invalid`, `author-unavailable`,
   *   `skill-id-invalid`, `skill-id-taken`, `skill-not-installed` for `sameAs`; `signal.reason` when aborted.
   */
  generate(intent: string, options?: GenerateOptions): Promise<GenerationOutcome>;
  /**
   * Installs exactly the proposal with this digest: the caller's approval. Installed, tested and
   * activated, or nothing changed. The index is derived: when it cannot be written, the skill stays
   * installed, and the outcome says so.
   *
   * @throws SkillwrightError `proposal-not-found`, `proposal-decided`, `proposal-changed`, and what
   *   the test of the installed skill throws.
   */
  install(proposal: SkillProposal | string, options?: InstallOptions): Promise<InstalledOutcome>;
  /**
   * Drops a proposal and its staged files.
   *
   * @throws SkillwrightError `proposal-not-found`, `proposal-decided`.
   */
  reject(digest: string): Promise<SkillProposal>;
  /**
   * Has an installed skill changed: proposes a new version with its diff. A model changes any skill;
   * without one a template is filled again, or operations are taken from a newer document. The old version serves
   * until the new one is approved and installed; its tests are run on the new one as well.
   *
   * @throws SkillwrightError `intent-blank`, `skill-not-installed`, `author-unavailable`;
   *   `signal.reason` when aborted.
   */
  improve(skillId: string, change: string, options?: ImproveOptions): Promise<GenerationOutcome>;
  /** Forgets what people said about a skill, and which intents it serves: it is being removed. */
  forget(skillId: string): void;
  /**
   * Proposes a package that a person wrote: validated and tested as every proposal is, and trusted
   * as little. As an upgrade it carries its diff, and the permissions beyond those granted.
   *
   * @param source - a package directory, or its files.
   * @throws SkillValidationError `skill-invalid` when its manifest cannot be read.
   * @throws SkillwrightError `package-invalid`, `package-too-large`, `skill-id-taken`;
   *   `signal.reason` when aborted.
   */
  propose(
    source: string | readonly SkillPackageFile[],
    options?: ProposeOptions,
  ): Promise<GenerationOutcome>;
  /** Undecided proposals, oldest first. */
  proposals(): SkillProposal[];
  /** Removes what nobody decided on in seven days; what makes proposals does it as well. */
  removeExpired(): Promise<void>;
  /** The latest undecided proposal for exactly this intent. */
  findPending(intent: string): SkillProposal | undefined;
  /** The latest attempt for a skill id, or the attempt with this id. */
  attempt(idOrSkillId: string): GenerationAttempt | undefined;
  /**
   * What an attempt wrote, proposed or failed, while it is kept: seven days.
   *
   * @throws SkillwrightError `attempt-not-found`, `package-invalid` when its files are gone.
   */
  stagedFiles(attemptId: string): Promise<PackageFile[]>;
}

/** Puts the pipeline together over one data directory. */
export function createSkillGenerator(
  parts: GeneratorParts,
  {
    author: defaultAuthor = "auto",
    threshold: defaultThreshold = 0.85,
    askFrom = 0.6,
    timeoutMs = 300_000,
    maxTestRounds = 4,
    allowedDependencies = [],
  }: GeneratorConfig = {},
): SkillGenerator {
  checkRounds(maxTestRounds);
  const log = createAttemptLog(parts.store.database);
  const staging = createStagingArea(parts.stagingDirectory);
  const desk = createProposalDesk(log, staging);
  const memory = createMatchMemory(parts.store.database);

  return {
    proposals: () => desk.list(),
    removeExpired: () => desk.removeExpired(),
    findPending: (intent) => desk.list().findLast((proposal) => proposal.intent === intent.trim()),
    forget: (skillId) => memory.forget(skillId),
    reject: (digest) => desk.decide(digest, "rejected"),
    attempt: (id) => log.find(id) ?? log.findBySkill(id),
    async install(target, { signal, onProgress } = {}) {
      const digest = typeof target === "string" ? target : target.digest;
      const { attempt, files } = await desk.open(digest);
      const { proposal } = attempt;
      const { attemptId } = attempt;
      log.enter(attemptId, "installing");
      onProgress?.({ phase: "installing" });
      const outcome = await installProposal({
        store: parts.store,
        environment: await parts.environment(),
        launch: parts.launch,
        proposal,
        files,
        shipped: isShipped(proposal),
        signal,
      });
      await desk.decide(digest, "installed");
      // The request for a change is no request for the skill, and a description finds itself.
      if (proposal.upgrade === undefined && proposal.author !== "compiler") {
        memory.remember(proposal.skillId, proposal.intent, "generated");
      }
      log.enter(attemptId, "indexing");
      onProgress?.({ phase: "indexing" });
      const indexProblem = await tellIndex();
      return indexProblem ? { ...outcome, indexProblem } : outcome;
    },
    async improve(skillId, change, { author = "auto", tests, openapi, signal, onProgress } = {}) {
      const intent = parseIntent(change);
      const record = findInstalled(parts.store, skillId);
      const wanted = author === "auto" && openapi !== undefined ? "openapi" : author;
      const authors = chooseImprovers(parts.authors, wanted, record.author);
      const { deadline, combined } = withDeadline(signal);
      await desk.removeExpired();
      const told = { tests, openapi, signal: combined, onProgress };
      const request = { intent, id: skillId, authors, ...told };
      const write = async (place: Place) =>
        writeSkill(request, place, await openCurrent(record, place.directory));
      return attempt(request, deadline, write, record);
    },
    async propose(source, { upgrade = false, allowedDependencies = "any", ...options } = {}) {
      const { deadline, combined } = withDeadline(options.signal);
      await desk.removeExpired();
      const files = await readPackage(source);
      const { id, intent } = identifyPackage(files);
      const installed = parts.store.get(id);
      const otherIds = (await parts.otherIds?.()) ?? [];
      if (otherIds.includes(id)) throw idTaken(id, "Give the package another id");
      if (installed !== undefined && !upgrade) throw idTaken(id, "Ask for an upgrade (--upgrade)");
      const request = { intent, signal: combined, onProgress: options.onProgress };
      const check = (place: Place) =>
        checkPackage(files, { ...request, ...place, allowedDependencies });
      return attempt(request, deadline, check, installed);
    },
    async stagedFiles(attemptId) {
      if (log.find(attemptId) === undefined) throw attemptNotFound(attemptId);
      return readPackage(staging.directory(attemptId));
    },
    async generate(
      rawIntent,
      {
        author = defaultAuthor,
        id,
        force = false,
        notSame = [],
        sameAs,
        threshold = defaultThreshold,
        tests,
        openapi,
        signal,
        onProgress,
      } = {},
    ) {
      const intent = parseIntent(rawIntent);
      checkThreshold(threshold);
      memory.reject(intent, notSame);
      if (sameAs !== undefined) return chooseExisting(intent, sameAs, { ...parts, memory });
      const wanted = author === "auto" && openapi !== undefined ? "openapi" : author;
      const authors = chooseAuthors(parts.authors, wanted);
      const otherIds = (await parts.otherIds?.()) ?? [];
      const isTaken = (wanted: string) =>
        otherIds.includes(wanted) || parts.store.get(wanted) !== undefined;
      const skillId = chooseSkillId(intent, id, isTaken);
      const { deadline, combined } = withDeadline(signal);
      await desk.removeExpired();
      let judgement: MatchJudgement | undefined;
      if (force) memory.rejectOffered(intent);
      else {
        onProgress?.({ phase: "discovering" });
        const search = { ...parts, memory, threshold, askFrom, signal: combined };
        const found = await findExistingSkill(intent, search);
        if (found.existing !== undefined) return found.existing;
        judgement = found.judgement;
      }
      const request = {
        intent,
        id: skillId,
        authors,
        tests,
        openapi,
        signal: combined,
        onProgress,
      };
      const outcome = await attempt(request, deadline, (place) => writeSkill(request, place));
      return judgement ? { ...outcome, judgement } : outcome;
    },
  };

  /** Brings the index up to date; what keeps it from that is for the outcome, not an end of the call. */
  async function tellIndex(): Promise<IndexProblem | undefined> {
    try {
      await parts.syncIndex(await parts.index());
      return undefined;
    } catch (error) {
      if (!SkillwrightError.is(error)) throw error;
      return { message: error.message, hint: error.hint };
    }
  }

  /** Whether its author writes only code that we ship. */
  function isShipped({ author }: SkillProposal): boolean {
    return parts.authors.some(({ kind, shipped }) => shipped && kind === author);
  }

  /** The caller's signal, ending with the budget as well. */
  function withDeadline(signal: AbortSignal | undefined) {
    const deadline = AbortSignal.timeout(timeoutMs);
    const combined = signal ? AbortSignal.any([signal, deadline]) : deadline;
    combined.throwIfAborted();
    return { deadline, combined };
  }

  async function searchSkills(query: string): Promise<FoundSkill[]> {
    const index = await parts.index();
    const found = await index.search(query, { limit: 5 });
    return found.map(({ skillId, name, description }) => ({ id: skillId, name, description }));
  }

  function writeSkill(request: SkillRequest, place: Place, opened?: OpenedSkill) {
    const rules = { maxTestRounds, allowedDependencies, searchSkills };
    return authorSkill({ ...request, ...place, ...rules, ...opened });
  }

  /**
   * One attempt: recorded from its start. Its files stay when they are proposed, or failed and worth
   * a look; an attempt cut short leaves none.
   */
  async function attempt(
    request: Pick<SkillRequest, "intent" | "signal" | "onProgress">,
    deadline: AbortSignal,
    work: (place: Place) => Promise<AuthoringOutcome>,
    installed?: SkillRecord,
  ): Promise<ProposedOutcome | FailedOutcome> {
    const { attemptId, directory } = await staging.create();
    log.begin(attemptId, request.intent);
    try {
      const { environment, launch } = parts;
      const onProgress = (progress: GenerationProgress) => {
        log.enter(attemptId, progress.phase);
        request.onProgress?.(progress);
      };
      const place = { directory, environment, launch, onProgress };
      const result = await work(place);
      if (result.status === "valid") {
        const comparison = {
          ...place,
          shipped: isShipped(result.proposal),
          signal: request.signal,
        };
        const proposal = installed
          ? await compareVersions(result.proposal, installed, comparison)
          : result.proposal;
        await desk.propose(attemptId, proposal);
        return { status: "proposed", attemptId, proposal };
      }
      log.fail(attemptId, result.reason, result.diagnostics);
      await staging.removeEmpty(attemptId);
      return { ...result, attemptId };
    } catch (error) {
      if (deadline.aborted && request.signal.reason === deadline.reason) {
        const reason = `it was not done within ${timeoutMs / 1000} s`;
        log.fail(attemptId, reason, []);
        await staging.removeEmpty(attemptId);
        return { status: "failed", attemptId, reason, diagnostics: [] };
      }
      log.fail(attemptId, error instanceof Error ? error.message : String(error), []);
      await staging.remove(attemptId);
      throw error;
    }
  }
}

/** Where an attempt works, and whom it tells how far it is. */
type Place = Pick<AuthoringRequest, "directory" | "environment" | "launch" | "onProgress">;

/** What the authors are asked for in one attempt. */
type SkillRequest = Omit<
  AuthoringRequest,
  "directory" | "environment" | "launch" | "maxTestRounds" | "allowedDependencies" | "searchSkills"
>;
