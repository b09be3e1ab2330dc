import type { SkillProposal } from "@skillwright/generator";
import { z } from "zod";
import { diagnosticWire, diagnosticWireSchema } from "./diagnostic-wire.ts";
import { jsonObjectSchema, jsonSchema } from "./json.ts";
import { actionWire, actionWireSchema, permissionsWireSchema } from "./manifest-wire.ts";
import { reportWire, reportWireSchema, upgradeWire, upgradeWireSchema } from "./report-wire.ts";

/** A proposal as it goes out; where it is staged never does. */
export const proposalWireSchema = z.object({
  digest: z.string(),
  intent: z.string(),
  skill_id: z.string(),
  name: z.string(),
  version: z.string(),
  description: z.string(),
  manifest_toml: z.string(),
  script_source: z.string(),
  files: z.array(z.object({ path: z.string(), sha256: z.string(), bytes: z.number() })),
  credentials: z.array(
    z.object({
      name: z.string(),
      env_var: z.string(),
      description: z.string(),
      required: z.boolean(),
      default: z.string().optional(),
    }),
  ),
  dependencies: z.array(z.string()),
  permissions: permissionsWireSchema,
  actions: z.array(actionWireSchema),
  tests: z.array(
    z.object({
      action: z.string(),
      input: jsonObjectSchema,
      needs: z.array(z.string()),
      status: z.enum(["passed", "failed", "skipped"]),
      result: jsonSchema.optional(),
      /** Code of the error that it answered. */
      error: z.string().optional(),
      message: z.string().optional(),
    }),
  ),
  findings: z.array(diagnosticWireSchema),
  author: z.string(),
  complete: z.boolean(),
  report: reportWireSchema.optional(),
  upgrade: upgradeWireSchema.optional(),
  /** Unified, against the installed version. */
  diff: z.string().optional(),
  expires_at: z.string(),
});

/** A proposal as it goes out. */
export type ProposalWire = z.output<typeof proposalWireSchema>;

/** Gives a proposal its outward shape; undefined members are dropped. */
export function proposalWire(proposal: SkillProposal): z.input<typeof proposalWireSchema> {
  const { skillId, manifestToml, scriptSource, expiresAt, ...same } = proposal;
  return {
    ...same,
    skill_id: skillId,
    manifest_toml: manifestToml,
    script_source: scriptSource,
    files: [...proposal.files],
    credentials: proposal.credentials.map(({ envVar, ...credential }) => ({
      ...credential,
      env_var: envVar,
    })),
    dependencies: [...proposal.dependencies],
    actions: proposal.actions.map(actionWire),
    tests: proposal.tests.map(({ action, input, needs, outcome }) => ({
      action,
      input,
      needs: [...needs],
      status: outcome.status,
      result: outcome.result,
      error: outcome.error,
      message: outcome.message,
    })),
    findings: proposal.findings.map(diagnosticWire),
    report: reportWire(proposal.report),
    upgrade: upgradeWire(proposal.upgrade),
    expires_at: new Date(expiresAt).toISOString(),
  };
}
