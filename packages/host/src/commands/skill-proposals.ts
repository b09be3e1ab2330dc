import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { outcomeWire, outcomeWireSchema } from "../contract/outcome-wire.ts";
import { proposalWire, proposalWireSchema } from "../contract/proposal-wire.ts";

const digestPayload = z.object({ digest: z.string().min(1) });

/** What waits for approval, oldest first. */
export const skillProposalList = defineCommand({
  name: "skill.proposal.list",
  payload: z.object({}),
  result: z.object({ proposals: z.array(proposalWireSchema) }),
  async run(_payload, { workspace }) {
    const generator = await workspace.generator();
    await generator.removeExpired();
    return { proposals: generator.proposals().map(proposalWire) };
  },
});

/** Installs exactly the proposal that the digest names. */
export const skillProposalApprove = defineCommand({
  name: "skill.proposal.approve",
  payload: digestPayload,
  result: outcomeWireSchema,
  run: async ({ digest }, { workspace, signal, onProgress }) =>
    outcomeWire(await (await workspace.generator()).install(digest, { signal, onProgress })),
});

/** Drops a proposal and its files. */
export const skillProposalReject = defineCommand({
  name: "skill.proposal.reject",
  payload: digestPayload,
  result: z.object({ digest: z.string(), skill_id: z.string(), status: z.literal("rejected") }),
  async run({ digest }, { workspace }) {
    const { skillId } = await (await workspace.generator()).reject(digest);
    return { digest, skill_id: skillId, status: "rejected" as const };
  },
});
