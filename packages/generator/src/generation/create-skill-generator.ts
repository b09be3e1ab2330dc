import { SkillwrightError } from "@skillwright/core";
import { readPackage } from "@skillwright/python-runtime";
import { createAttemptLog } from "../attempts/attempt-log.ts";
import type { FoundSkill } from "../authors/author.ts";
import { chooseImprovers } from "../improvement/choose-improvers.ts";
import { type OpenedSkill, openCurrent } from "../improvement/open-current.ts";
import { installProposal } from "../installation/install-proposal.ts";
import { createMatchMemory } from "../memory/match-memory.ts";
import { createProposalDesk } from "../proposals/proposal-desk.ts";
import type { SkillProposal } from "../proposals/skill-proposal.ts";
import { createStagingArea } from "../staging/staging-area.ts";
import { type AuthoringRequest, authorSkill } from "./author-skill.ts";
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
import type { IndexProblem, MatchJudgement } from "./generation-outcome.ts";
import type { GeneratorConfig, GeneratorParts } from "./generator-settings.ts";
import { type Place, runAttempt } from "./run-attempt.ts";
import type { SkillGenerator } from "./skill-generator.ts";

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

  const { environment, launch } = parts;
  const places = { log, staging, desk, timeoutMs, isShipped, environment, launch };

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
      const work = async (place: Place) =>
        writeSkill(request, place, await openCurrent(record, place.directory));
      return runAttempt(places, { ...request, deadline, work, installed: record });
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
      const work = (place: Place) =>
        checkPackage(files, { ...request, ...place, allowedDependencies });
      return runAttempt(places, { ...request, deadline, work, installed });
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
      const work = (place: Place) => writeSkill(request, place);
      const outcome = await runAttempt(places, { ...request, deadline, work });
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
}

/** What the authors are asked for in one attempt. */
type SkillRequest = Omit<
  AuthoringRequest,
  "directory" | "environment" | "launch" | "maxTestRounds" | "allowedDependencies" | "searchSkills"
>;
