import type {
  CallToolResult,
  InputRequiredResult,
  McpServer,
  RequestStateCodec,
  ServerContext,
} from "@modelcontextprotocol/server";
import { z } from "zod";
import type { ProposalWire } from "../contract/proposal-wire.ts";
import type { CommandCaller } from "./command-caller.ts";
import { describeProposal } from "./describe-proposal.ts";
import type { McpModule } from "./load-mcp.ts";
import { toolResult } from "./tool-result.ts";

/** What goes to the client and comes back with the person's answer, signed by us. */
export interface ApprovalState {
  readonly digest: string;
}

/** Gets a person's decision on a proposal. */
export interface Approval {
  /** The answer that a retried call brings; undefined on a first call, whatever else that claims. */
  findDecision(context: ServerContext): Decision | undefined;
  /** Asks a person through the client, or says how to approve out of band where it cannot ask. */
  ask(
    proposal: ProposalWire,
    context: ServerContext,
  ): Promise<CallToolResult | InputRequiredResult>;
  /** Carries the decision out. */
  decide(decision: Decision, context: ServerContext): Promise<CallToolResult>;
}

/** What a person said of the proposal with this digest. */
export interface Decision {
  readonly digest: string;
  readonly answer: "approve" | "reject" | "later";
}

const answerSchema = z.object({
  approve: z.boolean().meta({ title: "Install this skill" }),
});

/** What {@link createApproval} works with. */
export interface ApprovalParts {
  readonly mcp: McpModule;
  readonly server: () => McpServer;
  readonly states: RequestStateCodec<ApprovalState>;
  readonly call: CommandCaller;
}

/**
 * Approval by elicitation: the question goes to the client's user interface, and only an answer that
 * comes back with a state that we signed when we asked counts. No tool's input can approve.
 */
export function createApproval({ mcp, server, states, call }: ApprovalParts): Approval {
  return {
    findDecision({ mcpReq }) {
      const state = mcpReq.requestState<ApprovalState>();
      if (state === undefined) return undefined;
      const { digest } = state;
      const view = mcp.inputResponse(mcpReq.inputResponses, "approval");
      if (view.kind === "elicit" && view.action === "decline") return { digest, answer: "reject" };
      const content = mcp.acceptedContent(mcpReq.inputResponses, "approval", answerSchema);
      if (content === undefined) return { digest, answer: "later" };
      return { digest, answer: content.approve ? "approve" : "reject" };
    },
    async ask(proposal, context) {
      if (!canAsk(server(), context)) return toolResult(describeForModel(proposal));
      return mcp.inputRequired({
        inputRequests: {
          approval: mcp.inputRequired.elicit({
            message: describeProposal(proposal),
            requestedSchema: answerSchema,
          }),
        },
        requestState: await states.mint({ digest: proposal.digest }, context),
      });
    },
    async decide({ digest, answer }, context) {
      if (answer === "later") {
        return toolResult({ status: "proposed", digest, next: approveLater(digest) });
      }
      if (answer === "reject") {
        const { skill_id } = await call("skill.proposal.reject", { digest }, context);
        return toolResult({ status: "rejected", skill_id, next: "The person said no." });
      }
      const outcome = await call("skill.proposal.approve", { digest }, context);
      if (outcome.status !== "installed") return toolResult({ status: outcome.status });
      const { status, skill_id, name, example } = outcome;
      return toolResult({ status, skill_id, name, ...(example && { example }) });
    },
  };
}

/** What a client of the current revision says of itself with each request. */
const envelopeSchema = z.object({
  "io.modelcontextprotocol/clientCapabilities": z.object({
    elicitation: z.record(z.string(), z.unknown()).optional(),
  }),
});

function canAsk({ server }: McpServer, { mcpReq }: ServerContext): boolean {
  const { data: envelope } = envelopeSchema.safeParse(mcpReq.envelope);
  const { elicitation } =
    envelope?.["io.modelcontextprotocol/clientCapabilities"] ??
    server.getClientCapabilities() ??
    {};
  // An empty declaration means forms: it is older than the other kind.
  return elicitation !== undefined && ("form" in elicitation || !("url" in elicitation));
}

/** A model gets the verdict and the codes; what was found is for the person who approves. */
function describeForModel({ digest, skill_id, name, author, complete, findings }: ProposalWire) {
  return {
    status: "proposed",
    skill_id,
    name,
    author,
    complete,
    findings: findings.map(({ code, severity }) => ({ code, severity })),
    digest,
    next: approveLater(digest),
  };
}

function approveLater(digest: string): string {
  return `A person must approve it. Ask them to run: skill approve ${digest}`;
}
