import type { GenerationOutcome, MatchJudgement } from "@skillwright/generator";
import { z } from "zod";
import { diagnosticWire, diagnosticWireSchema } from "./diagnostic-wire.ts";
import { jsonObjectSchema, jsonSchema } from "./json.ts";
import { matchWire, matchWireSchema } from "./match-wire.ts";
import { proposalWire, proposalWireSchema } from "./proposal-wire.ts";
import { reportWire, reportWireSchema } from "./report-wire.ts";

/** What a model said of the nearest installed skill, as it goes out. */
const judgementWireSchema = z
  .object({ skill_id: z.string(), same: z.boolean(), reason: z.string(), model: z.string() })
  .optional();

/** What became of an intent, as it goes out: DESIGN's `generate --json`. */
export const outcomeWireSchema = z.discriminatedUnion("status", [
  z.object({
    status: z.literal("proposed"),
    skill_id: z.string(),
    name: z.string(),
    attempt_id: z.string(),
    proposal: proposalWireSchema,
    judgement: judgementWireSchema,
  }),
  z.object({
    status: z.literal("existing_match"),
    skill_id: z.string(),
    name: z.string(),
    score: z.number(),
    judgement: judgementWireSchema,
  }),
  z.object({
    status: z.literal("ask"),
    candidates: z.array(matchWireSchema),
    judgement: judgementWireSchema,
  }),
  z.object({
    status: z.literal("installed"),
    skill_id: z.string(),
    name: z.string(),
    version: z.string(),
    proposal: proposalWireSchema,
    example: z
      .object({ action: z.string(), input: jsonObjectSchema, result: jsonSchema })
      .optional(),
    /** Why it is not in the index yet; the next search puts it there. */
    index_problem: z.object({ message: z.string(), hint: z.string().optional() }).optional(),
    judgement: judgementWireSchema,
  }),
  z.object({
    status: z.literal("failed"),
    attempt_id: z.string(),
    reason: z.string(),
    report: reportWireSchema.optional(),
    diagnostics: z.array(diagnosticWireSchema),
    judgement: judgementWireSchema,
  }),
]);

/** What became of an intent, as it goes out. */
export type OutcomeWire = z.output<typeof outcomeWireSchema>;

/** Gives an outcome its outward shape. */
export function outcomeWire(outcome: GenerationOutcome): z.input<typeof outcomeWireSchema> {
  const { judgement } = outcome;
  const said = judgement && { judgement: judgementWire(judgement) };
  return { ...bareOutcome(outcome), ...said };
}

function judgementWire({ skillId, same, reason, model }: MatchJudgement) {
  return { skill_id: skillId, same, reason, model };
}

function bareOutcome(outcome: GenerationOutcome): z.input<typeof outcomeWireSchema> {
  switch (outcome.status) {
    case "proposed": {
      const { status, attemptId, proposal } = outcome;
      const { skillId, name } = proposal;
      return {
        status,
        skill_id: skillId,
        name,
        attempt_id: attemptId,
        proposal: proposalWire(proposal),
      };
    }
    case "existing_match": {
      const { status, skillId, name, score } = outcome;
      return { status, skill_id: skillId, name, score };
    }
    case "ask":
      return { status: outcome.status, candidates: outcome.candidates.map(matchWire) };
    case "installed": {
      const { status, skillId, name, version, proposal, example, indexProblem } = outcome;
      return {
        status,
        skill_id: skillId,
        name,
        version,
        proposal: proposalWire(proposal),
        example,
        ...(indexProblem && { index_problem: indexProblem }),
      };
    }
    case "failed": {
      const { status, attemptId, reason, diagnostics, report } = outcome;
      return {
        status,
        attempt_id: attemptId,
        reason,
        report: reportWire(report),
        diagnostics: diagnostics.map(diagnosticWire),
      };
    }
  }
}
