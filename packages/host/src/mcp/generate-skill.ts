import { z } from "zod";
import type { Approval } from "./approval.ts";
import type { CommandCaller } from "./command-caller.ts";
import { defineTool } from "./define-tool.ts";
import type { McpTool } from "./tool.ts";
import { toolResult } from "./tool-result.ts";

/** From an intent to an installed skill, with a person's yes in between. */
export function createGenerateSkill(call: CommandCaller, approval: Approval): McpTool {
  return defineTool({
    name: "generate_skill",
    description:
      "Make a new skill from one plain-English sentence, or find the installed one that already does it. A person has to approve it before it is installed.",
    input: z.object({
      intent: z.string().describe("What the skill should do, in one sentence."),
      force: z.boolean().default(false).describe("Make a new one even if a skill may do it."),
    }),
    annotations: { readOnlyHint: false, destructiveHint: false, openWorldHint: false },
    async call({ intent, force }, context) {
      const decision = approval.findDecision(context);
      if (decision !== undefined) return approval.decide(decision, context);
      const outcome = await call("skill.generate", { intent, force, confirm: false }, context);
      switch (outcome.status) {
        case "proposed":
          return approval.ask(outcome.proposal, context);
        case "ask":
          return toolResult({
            status: "ask",
            candidates: outcome.candidates.map(({ skill_id, name, description, score }) => {
              return { skill_id, name, description, score };
            }),
            next: "Use one of these, or call again with force: true.",
          });
        case "failed":
          return toolResult({
            status: "failed",
            findings: outcome.diagnostics.map(({ code, severity }) => ({ code, severity })),
          });
        case "existing_match": {
          // A model's reason is text that a skill's description may have put there.
          const { judgement: _, ...match } = outcome;
          return toolResult(match);
        }
        case "installed":
          return toolResult({ status: outcome.status, skill_id: outcome.skill_id });
      }
    },
  });
}
